package dev.sesdkim.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.local.Laptop.Run;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {

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

  @Test
  void writesTheReportOfAQuarterOnDemand(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("report.html");

    Run run = demo(Map.of(), "--report", file.toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(Files.readString(file).replaceAll("<[^>]*>", " ").replaceAll("\\s+", " "))
        .contains("DKIM is broken for 3 domains", "34 identities in 11 of 12 regions.")
        .contains("6 Broken 2 At risk 1 Not ready 1 Unknown 0 Muted 24 Verified")
        .contains("mail.example.net us-east-1, US East (N. Virginia) Broken for 15 d")
        .contains("b.old-host.example.net")
        .contains("Not read since");
    assertThat(Files.readString(file))
        .containsPattern("\"Unverified \\d+ \\w+ to \\d+ \\w+, unverified since \\d+ \\w+\"");
  }

  private static Run demo(Map<String, String> environment, String... options) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal =
        new Terminal(new PrintWriter(out), new PrintWriter(err), false, false, false, environment);
    Surroundings here =
        new Surroundings(
            terminal,
            CLOCK,
            (Duration time) -> {
              throw new AssertionError("The demo waits " + time);
            },
            InputStream.nullInputStream(),
            Optional.empty());
    int exit =
        LocalCommand.of(here)
            .execute(Stream.concat(Stream.of("demo"), Stream.of(options)).toArray(String[]::new));
    return new Run(exit, out.toString(), err.toString());
  }
}
