package dev.sesdkim.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Identity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SesCommandsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.com",
        "Sales+News@example.com",
        "o'brien@example.com",
        "\"a b\"@example.com",
        "$(touch x)@example.com",
        "`id`@example.com",
        "a;b|c&d>e@example.com",
        "back\\slash@example.com",
        "-x@example.com",
        "--query@example.com",
        "a!b*?[c]~@example.com",
        "bücher@example.com"
      })
  void theShellHandsTheNameOverAsItIs(String name) {
    Identity identity = new Identity("eu-west-1", Sample.ACCOUNT, name);

    assertThat(Shell.callsOfAws(SesCommands.look(identity), ""))
        .containsExactly(
            "aws|sesv2|get-email-identity|--region|eu-west-1|--email-identity=" + name);
    assertThat(Shell.callsOfAws(SesCommands.startEasyDkim(identity), "AWS_SES"))
        .hasSize(2)
        .allMatch(call -> call.contains("|--email-identity=" + name + "|"));
    assertThat(Shell.callsOfAws(SesCommands.verifyAddress(identity), ""))
        .containsExactly(
            "aws|ses|verify-email-identity|--region|eu-west-1|--email-address=" + name);
  }

  @Test
  void aLineBreakInANameBreaksNoLine() {
    Identity identity = new Identity("eu-west-1", Sample.ACCOUNT, "a\nrm x\r\u202e@example.com");

    assertThat(SesCommands.look(identity)).endsWith("--email-identity='a?rm x??@example.com'");
  }
}
