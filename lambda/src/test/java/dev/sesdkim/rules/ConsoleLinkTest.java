package dev.sesdkim.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Identity;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleLinkTest {

  @Test
  void anIdentityHasItsPage() {
    assertThat(link("eu-west-1", "a+b@example.com"))
        .isEqualTo(
            "https://eu-west-1.console.aws.amazon.com/ses/home?region=eu-west-1#/identities/a%2Bb%40example.com");
  }

  @ParameterizedTest
  @CsvSource({
    "us-gov-west-1, console.amazonaws-us-gov.com",
    "cn-north-1, console.amazonaws.cn",
    "eusc-de-east-1, console.amazonaws-eusc.eu",
  })
  void everyPartitionHasAConsoleOfItsOwn(String region, String console) {
    assertThat(link(region, "example.com"))
        .startsWith("https://" + region + "." + console + "/ses/home?");
  }

  @Test
  void whateverTheNameHoldsTheLinkIsOne() {
    String link = link("eu-west-1", "<a|b>\"'\n /../?#&é%\u202e@example.com");

    assertThat(URI.create(link).getHost()).isEqualTo("eu-west-1.console.aws.amazon.com");
    assertThat(link).matches("[!-~]+").doesNotContain("<", ">", "|", "\"", "'");
  }

  private static String link(String region, String name) {
    return ConsoleLink.of(new Identity(region, Sample.ACCOUNT, name)).url();
  }
}
