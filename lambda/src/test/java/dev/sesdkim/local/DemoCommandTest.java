package dev.sesdkim.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.local.Laptop.Run;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DemoCommandTest {

  /// The demo's rows must not be older than the engine, which goes by the system's clock, keeps.
  private static final InstantSource CLOCK = InstantSource.system();

  @Test
  void tellsTheWholeStoryInOrder() {
    Run run = demo(Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:1", "COLUMNS", "120"));

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.out().replaceAll(" +", " "))
        .containsSubsequence(
            "eu-west-1 news.example.com VERIFIED OK",
            "Not read: ap-south-1, access denied on ses:ListIdentities.",
            "5 verified. Alerts sent: 1.",
            "Subject: DKIM monitoring started: 5 identities, none unverified (123456789012)",
            "the DKIM records of news.example.com are gone",
            "eu-west-1 news.example.com UNVERIFIED TEMPORARY_FAILURE",
            "2 verified, 3 unverified. Alerts sent: 1.",
            "Subject: news.example.com stopped DKIM-signing (eu-west-1)",
            "Also affects editor@ and offers@news.example.com.",
            "put the 3 records back",
            "CNAME: ",
            "The same in Slack",
            "│ news.example.com stopped DKIM-signing (eu-west-1)",
            "The records are put back",
            "5 verified. Alerts sent: 1.",
            "Subject: news.example.com is DKIM-signing again (eu-west-1)",
            "The history that stays in the table",
            "now 0 m VERIFIED OK",
            "UNVERIFIED TEMPORARY_FAILURE",
            "VERIFIED OK");
    // D27: its DNS knows its own domains alone.
    assertThat(run.out()).doesNotContain("\u001b", "doubled");
  }

  private static Run demo(Map<String, String> environment) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal =
        new Terminal(new PrintWriter(out), new PrintWriter(err), false, false, environment);
    Surroundings here =
        new Surroundings(
            terminal,
            CLOCK,
            (Duration time) -> {
              throw new AssertionError("The demo waits " + time);
            },
            Optional.empty());
    int exit = LocalCommand.of(here).execute("demo");
    return new Run(exit, out.toString(), err.toString());
  }
}
