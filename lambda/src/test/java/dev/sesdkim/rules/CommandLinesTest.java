package dev.sesdkim.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLinesTest {

  private static final Identity DOMAIN = new Identity("eu-west-1", Sample.ACCOUNT, "a.example");

  @Test
  void commandsThatDifferInTheNameAloneAreALoop() {
    Map<String, List<String>> commands = new LinkedHashMap<>();
    for (String name : List.of("a.example", "b.example", "it's.example")) {
      commands.put(name, List.of(SesCommands.create("eu-west-1", name)));
    }

    assertThat(CommandLines.together(commands))
        .containsExactly(
            """
            for domain in a.example b.example 'it'\\''s.example'; do
              aws sesv2 create-email-identity --region eu-west-1 --email-identity="$domain"
            done""");
  }

  @Test
  void oneNameNeedsNoLoopAndOtherRegionsAreNotTheSame() {
    Map<String, List<String>> commands = new LinkedHashMap<>();
    commands.put("a.example", List.of(SesCommands.create("eu-west-1", "a.example")));
    commands.put("b.example", List.of(SesCommands.create("us-east-1", "b.example")));

    assertThat(CommandLines.together(commands))
        .containsExactly(
            SesCommands.create("eu-west-1", "a.example"),
            SesCommands.create("us-east-1", "b.example"));
  }

  @Test
  void oneNameInTwoRegionsHasTheCommandsOfBothOnceEach() {
    Map<AlertedIdentity, Cure> cures = new LinkedHashMap<>();
    for (String region : List.of("eu-west-1", "us-east-1")) {
      State state = Sample.domain(region, "a.example", Reason.FAILED);
      cures.put(
          Sample.alerted(
              Sample.due(AlertKind.OfDomain.REGRESSED, Optional.of(Verdict.VERIFIED), state),
              state),
          Cure.of("create it again", List.of("aws sts", SesCommands.create(region, "a.example"))));
    }

    assertThat(Cure.together(cures).commands())
        .containsExactly(
            "aws sts",
            SesCommands.create("eu-west-1", "a.example"),
            SesCommands.create("us-east-1", "a.example"));
  }

  @Test
  void aLongCommandIsFoldedBetweenItsOptions() {
    assertThat(CommandLines.folded("  ", SesCommands.switchSigningOn(DOMAIN)))
        .containsExactly(
            "  aws sesv2 put-email-identity-dkim-attributes --region eu-west-1 \\",
            "    --email-identity=a.example --signing-enabled");
  }

  @Test
  void aNameWithSpacesIsNotTornApart() {
    String command = SesCommands.create("eu-west-1", "\"x --y \" 'z' --w \"@a.example");

    assertThat(String.join("\n", CommandLines.folded("", command)).replace(" \\\n  ", " "))
        .isEqualTo(command);
    assertThat(CommandLines.folded("", command).getLast()).startsWith("  --email-identity=");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "'a --b'",
        "'a \\'",
        "'a \" b'",
        "\"it's\"",
        "'a'\\''b'",
        "\"$a\"",
        "a\\ --b",
      })
  void aLineEndsBetweenOptionsAndNotWithinAWord(String word) {
    String option = "--name=" + word + "z".repeat(64);

    assertThat(CommandLines.folded("", "aws x " + option + " --yes=" + "y".repeat(60)))
        .containsExactly("aws x \\", "  " + option + " \\", "  --yes=" + "y".repeat(60));
  }

  @Test
  void whatIsFoldedIsTheSameCommand() {
    for (String command :
        List.of(SesCommands.startEasyDkim(DOMAIN), SesCommands.switchSigningOn(DOMAIN))) {
      assertThat(
              String.join("\n", CommandLines.folded("  ", command))
                  .replaceAll(" \\\\\n +", " ")
                  .strip())
          .isEqualTo(command);
    }
  }
}
