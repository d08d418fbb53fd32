package dev.sesdkim.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonitorConfigTest {
  @Test
  void everythingHasADefault() {
    assertThat(MonitorConfig.from(Map.of()))
        .isEqualTo(
            new MonitorConfig(
                List.of(),
                new ScanTimes("rate(1 hour)", Duration.ofHours(1), Duration.ofHours(1)),
                400,
                List.of(),
                List.of(),
                true,
                Optional.empty(),
                1024,
                Duration.ofMinutes(15),
                Optional.empty(),
                false));
  }

  @Test
  void everyValueIsReadAsTheCommandLineGivesIt() {
    assertThat(
            MonitorConfig.from(
                Map.ofEntries(
                    Map.entry("alertEmails", "ops@example.com, mail@example.jp"),
                    Map.entry("schedule", "rate(6 hours)"),
                    Map.entry("historyDays", "30"),
                    Map.entry("regions", "eu-west-1,us-gov-east-1"),
                    Map.entry("excludedRegions", "ap-northeast-3"),
                    Map.entry("dnsEvidence", "false"),
                    Map.entry("slackWorkspaceId", "T0123ABCD"),
                    Map.entry("slackChannelId", "C0123ABCD"),
                    Map.entry("memoryMiB", "2048"),
                    Map.entry("timeoutMinutes", "5"),
                    Map.entry("permissionsBoundary", "team-boundary"),
                    Map.entry("removeTable", "true"))))
        .isEqualTo(
            new MonitorConfig(
                List.of("ops@example.com", "mail@example.jp"),
                new ScanTimes("rate(6 hours)", Duration.ofHours(6), Duration.ofHours(6)),
                30,
                List.of("eu-west-1", "us-gov-east-1"),
                List.of("ap-northeast-3"),
                false,
                Optional.of(new SlackTarget("T0123ABCD", "C0123ABCD")),
                2048,
                Duration.ofMinutes(5),
                Optional.of("team-boundary"),
                true));
  }

  @Test
  void valuesOfAFileMayHaveTheirJsonTypes() {
    MonitorConfig config =
        MonitorConfig.from(
            Map.of(
                "alertEmails",
                List.of("ops@example.com", "ops@example.com"),
                "historyDays",
                30,
                "removeTable",
                true));

    assertThat(config.alertEmails()).containsExactly("ops@example.com");
    assertThat(config.historyDays()).isEqualTo(30);
    assertThat(config.removeTable()).isTrue();
  }

  @Test
  void anEmptyTextCountsAsNotGiven() {
    assertThat(MonitorConfig.from(Map.of("alertEmails", "", "schedule", " ", "memoryMiB", "")))
        .isEqualTo(MonitorConfig.from(Map.of()));
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "alertEmails | ops@example",
        "alertEmails | ops@example.com,,mail@example.com",
        "alertEmails | ops example@example.com",
        "schedule | rate(0 hours)",
        "schedule | rate(10 minutes)",
        "schedule | rate(7 days)",
        "schedule | at(2026-01-01T00:00:00)",
        "schedule | hourly",
        "schedule | cron(0 6 * * ? 2030)",
        "historyDays | 0",
        "historyDays | 3651",
        "historyDays | a year",
        "historyDays | 99999999999999999999",
        "regions | eu-west",
        "regions | EU-WEST-1",
        "excludedRegions | eu-west-1;eu-west-2",
        "memoryMiB | 128",
        "memoryMiB | 10241",
        "memoryMiB | 1024.5",
        "timeoutMinutes | 0",
        "timeoutMinutes | 16",
        "permissionsBoundary | my boundary",
        "permissionsBoundary | arn:aws:iam::123456789012:role/x",
        "dnsEvidence | no",
        "removeTable | yes",
      })
  void aValueThatCannotBeUsedIsNamedWithWhatWasReceivedAndWhatIsExpected(
      String name, String value) {
    assertThatThrownBy(() -> MonitorConfig.from(Map.of(name, value)))
        .isInstanceOf(InvalidConfig.class)
        .hasMessageContaining("\n  " + name + ": got \"")
        .hasMessageContaining("\", expected ");
  }

  @Test
  void allProblemsComeInOneMessage() {
    assertThatThrownBy(
            () ->
                MonitorConfig.from(
                    Map.of("alertEmails", "ops", "memoryMiB", "1", "removeTable", "perhaps")))
        .hasMessage(
            """
            The configuration cannot be deployed:
              alertEmails: got "ops", expected email addresses, separated by commas
              memoryMiB: got "1", expected a whole number from 256 to 10240
              removeTable: got "perhaps", expected true or false
            Nothing was changed.""");
  }

  @ParameterizedTest
  @CsvSource({
    "slackWorkspaceId,T0123ABCD,slackChannelId",
    "slackChannelId,C0123ABCD,slackWorkspaceId"
  })
  void slackNeedsBothIds(String given, String value, String missing) {
    assertThatThrownBy(() -> MonitorConfig.from(Map.of(given, value)))
        .hasMessageContaining(missing + ": got \"\", expected a value");
  }

  @Test
  void someRegionMustBeLeftToScan() {
    assertThatThrownBy(
            () ->
                MonitorConfig.from(
                    Map.of("regions", "eu-west-1", "excludedRegions", "eu-west-2,eu-west-1")))
        .hasMessageContaining("excludedRegions");
  }

  @Test
  void scansMayFollowEachOtherAsFastAsTheyMayLast() {
    assertThat(
            MonitorConfig.from(Map.of("schedule", "rate(10 minutes)", "timeoutMinutes", "10"))
                .schedule()
                .shortestGap())
        .isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void whatIsShownOfAValueIsShortAndPrintable() {
    String escape = "\u001b[31m" + "x".repeat(200);

    assertThatThrownBy(() -> MonitorConfig.from(Map.of("regions", escape)))
        .hasMessageContaining("got \"?[31mxxx")
        .hasMessageContaining("xxx...\"")
        .message()
        .doesNotContain("\u001b");
  }

  @Test
  void keysThatLookLikeOursButAreNotReadAreUnknown() {
    assertThat(
            MonitorConfig.unknownKeys(
                Map.of("alertEmail", "x", "alertEmails", "x", "@aws-cdk/core:flag", true)))
        .containsExactly("alertEmail");
  }
}
