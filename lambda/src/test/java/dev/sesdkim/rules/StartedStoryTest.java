package dev.sesdkim.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StartedStoryTest {

  private final List<State> unverified = new ArrayList<>();

  @Test
  void anAccountWithoutIdentitiesHearsThatNoneWasFound() {
    assertThat(started().subject()).contains("no identity found");
    assertThat(started().text()).contains("0 verified, 0 unverified, 0 unknown.");
  }

  @Test
  void ofManyThatAreBrokenTheFirstTenAreToldHowToFixThem() {
    broken(12);
    for (int i = 0; i < 20; i++) {
      unverified.add(
          Sample.address("eu-west-1", i + "@d0.example", Reason.DOMAIN_UNVERIFIED, "d0.example"));
    }

    assertThat(started().text()).contains("These are the fixes of 10 of 12.");
    assertThat(started().text())
        .contains("tokenone._domainkey.d9.example")
        .doesNotContain("tokenone._domainkey.d10.example");
  }

  @Test
  void whereAllAreToldHowToFixThemNothingIsSaidOfIt() {
    broken(10);

    assertThat(started().text()).doesNotContain("These are the fixes");
  }

  @Test
  void theFirstMessageCanBeFilteredByEveryRegionReadOrNot() {
    Problem denied = new Problem(Problem.Kind.ACCESS_DENIED, "ses:ListIdentities", "");

    assertThat(message(List.of("us-east-1", "eu-west-1"), Map.of("ap-south-1", denied)).regions())
        .containsExactly("ap-south-1", "eu-west-1", "us-east-1");
  }

  @Test
  void theyAreNamedInTheOrderInWhichTheyCome() {
    unverified.add(Sample.domain("eu-west-1", "z.example", Reason.PENDING));
    unverified.add(Sample.domain("eu-west-1", "a.example", Reason.FAILED));

    assertThat(Parts.identities(started().event()))
        .extracting(one -> Parts.text(one, "identity"))
        .containsExactly("z.example", "a.example");
  }

  @Test
  void aRegionThatIsDeniedFromTheBeginningIsNotWatchedThoughTried() {
    assertThat(notRead(Problem.Kind.ACCESS_DENIED))
        .contains("Not read, ap-south-1: ", "Not watched, though every scan tries to read it")
        .doesNotContain("tries again");
  }

  @ParameterizedTest
  @EnumSource(names = {"REGION_DISABLED", "EXCLUDED"})
  void aRegionThatIsLeftOutIsNotWatchedAndNotTried(Problem.Kind kind) {
    assertThat(notRead(kind))
        .contains("Not read, ap-south-1: ", "Not watched.")
        .doesNotContain("very scan");
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"ACCESS_DENIED", "REGION_DISABLED", "EXCLUDED"})
  void aRegionThatCouldNotBeReadForAnotherReasonIsTriedAgainAndToldOf(Problem.Kind kind) {
    assertThat(notRead(kind))
        .contains("Not read, ap-south-1: ", "Every scan tries again: ")
        .doesNotContain("Not watched");
  }

  private static String notRead(Problem.Kind kind) {
    return message(
            List.of("eu-west-1"), Map.of("ap-south-1", new Problem(kind, "ses:ListIdentities", "")))
        .text()
        .replaceAll("\\s+", " ");
  }

  private static AlertMessage message(List<String> read, Map<String, Problem> notRead) {
    return Sample.message(
        new Alert.Started(
            Sample.SCAN,
            Sample.NOW,
            List.of(new Alert.AccountStart(Sample.ACCOUNT, new Counts(1, 0, 0), read, notRead)),
            List.of(),
            Map.of()));
  }

  private void broken(int domains) {
    for (int i = 0; i < domains; i++) {
      unverified.add(Sample.domain("eu-west-1", "d" + i + ".example", Reason.FAILED));
    }
  }

  private AlertMessage started() {
    return Sample.message(Sample.started(new Counts(0, unverified.size(), 0), unverified));
  }
}
