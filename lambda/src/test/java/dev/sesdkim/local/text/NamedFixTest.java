package dev.sesdkim.local.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Readings;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Suspicion;
import dev.sesdkim.rules.DkimCommand;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is said of a fix as a whole, and where there is none to print.
class NamedFixTest {

  private static final String NAME = "example.com";

  private final State verified = Morning.state("eu-west-1", Readings.domain(NAME, "Success"));
  private final State unknown = Morning.unreadable("us-east-1", NAME);

  @Test
  void ofWhatIsUnknownNothingIsKnownToBeWrong() {
    assertThat(nothing(unknown))
        .isEqualTo(
            "Nothing is known to be wrong with example.com, and not all of it could be read."
                + " us-east-1: not in the answer.");
  }

  @Test
  void besideWhatIsUnknownItIsToldWhatIsWrongAndMuted() {
    State failed = Morning.state("eu-west-1", Readings.domain(NAME, "Failed"));
    State muted =
        failed.with(failed.notice().muted(Optional.of(Instant.parse("2026-12-01T00:00:00Z"))));

    assertThat(nothing(muted, unknown))
        .isEqualTo(
            "Not all of example.com could be read. us-east-1: not in the answer. example.com is"
                + " broken in eu-west-1 and muted until 30 Nov (end of the day, UTC): nothing is"
                + " told of that before.");
  }

  @Test
  void whereNoFixIsKnownTheCauseIsNamed() {
    assertThat(nothing(suspected("eu-west-1")))
        .isEqualTo(
            "No fix is known for what is wrong with example.com. eu-west-1: new DKIM key, DNS shows"
                + " the old one.");
    assertThat(nothing(verified, suspected("us-east-1")))
        .isEqualTo(
            "No fix is known for what is wrong with example.com. us-east-1: new DKIM key, DNS shows"
                + " the old one. example.com is verified in eu-west-1.");
    assertThat(nothing(suspected("eu-west-1"), unknown))
        .isEqualTo(
            "No fix is known for what is wrong with example.com. eu-west-1: new DKIM key, DNS shows"
                + " the old one. Not all of example.com could be read. us-east-1: not in the"
                + " answer.");
  }

  @Test
  void onlyWhatIsVerifiedHasNothingToFix() {
    assertThat(nothing(verified))
        .isEqualTo("Nothing to fix: example.com is verified in eu-west-1.");
  }

  @Test
  void theStepsOfOneFixAreToldAsTheyAre() {
    NamedFix fix = fix(Morning.state("eu-west-1", Readings.domain(NAME, "NotStarted")));

    assertThat(fix.steps()).hasSizeGreaterThan(1).isEqualTo(fix.fixes().getFirst().steps());
    assertThat(fix(verified).steps()).isEmpty();
  }

  @Test
  void aStepOfSeveralFixesIsToldOnceWithTheirNames() {
    NamedFix fix =
        fix(
            Morning.state("eu-west-1", Readings.domain(NAME, "NotStarted")),
            Morning.state("us-east-1", Readings.domain(NAME, "Failed")));

    assertThat(fix.fixes()).hasSize(2);
    assertThat(fix.steps())
        .doesNotHaveDuplicates()
        .anyMatch(step -> step.startsWith("example.com (eu-west-1): Start Easy DKIM"))
        .anyMatch(
            step ->
                step.startsWith(
                    "example.com (eu-west-1), example.com (us-east-1): Publish a CNAME record"))
        .anyMatch(step -> step.startsWith("example.com (us-east-1): Then start the set-up again"))
        .first()
        .asString()
        .startsWith("example.com (eu-west-1): Start Easy DKIM");
  }

  @Test
  void aCommandThatAProgramRunsIsToldOnlyWhereItDoesNotRunIt() {
    State here = Morning.state("eu-west-1", Readings.domain(NAME, "Failed"));
    State there = Morning.state("us-east-1", Readings.domain(NAME, "Failed"));
    List<DkimCommand> restart = List.of(DkimCommand.RESTART);

    NamedFix elsewhere = fix(here, there).besides(Map.of(here.identity(), restart));
    NamedFix nowhere =
        fix(here, there).besides(Map.of(here.identity(), restart, there.identity(), restart));

    assertThat(elsewhere.steps())
        .filteredOn(step -> step.contains("start the set-up again"))
        .singleElement()
        .asString()
        .startsWith("example.com (us-east-1): ");
    assertThat(restarts(elsewhere)).singleElement().asString().contains("--region us-east-1");
    assertThat(nowhere.steps()).noneMatch(step -> step.contains("start the set-up again"));
    assertThat(restarts(nowhere)).isEmpty();
  }

  private static List<String> restarts(NamedFix fix) {
    return fix.commands().stream().filter(one -> one.contains("dkim-signing-attributes")).toList();
  }

  @Test
  void aNameWithASharpSIsNotFixedAsTheOneWithTwo() {
    NamedFix fix =
        new NamedFix(
            Morning.of(
                Morning.state("eu-west-1", Readings.domain("strasse.example", "Failed")),
                Morning.state("eu-west-1", Readings.domain("xn--strae-oqa.example", "Success"))),
            "straße.example");

    assertThat(fix.nothing())
        .isEqualTo("Nothing to fix: xn--strae-oqa.example is verified in eu-west-1.");
  }

  private static State suspected(String region) {
    return Morning.state(region, Readings.domain(NAME, "Success"))
        .suspected(Suspicion.AT_RISK, Optional.of(new Moment(Morning.AT, "local")));
  }

  private static String nothing(State... states) {
    return fix(states).nothing();
  }

  private static NamedFix fix(State... states) {
    return new NamedFix(Morning.of(states), NAME);
  }
}
