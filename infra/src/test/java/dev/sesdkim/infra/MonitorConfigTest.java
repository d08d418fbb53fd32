package dev.sesdkim.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MonitorConfigTest {
  @Test
  void everythingHasADefault() {
    assertThat(from(Map.of()))
        .isEqualTo(
            new MonitorConfig(
                List.of(),
                new ScanTimes("rate(15 minutes)", Duration.ofMinutes(15), Duration.ofMinutes(15)),
                new ScanSettings(
                    List.of(),
                    List.of(),
                    true,
                    400,
                    Optional.empty(),
                    BigDecimal.ONE,
                    60,
                    24,
                    "MON 08:00"),
                new AccountSettings(List.of(), List.of(), List.of(), Optional.empty(), false),
                new MemberRoleSettings(List.of(), Optional.empty(), "SELF"),
                Optional.empty(),
                Optional.empty(),
                1024,
                Duration.ofMinutes(14),
                Optional.empty(),
                true,
                false,
                new TreeMap<>(Map.of("project", "ses-dkim-monitor"))));
  }

  @Test
  void everyValueIsReadAsTheCommandLineGivesIt() {
    assertThat(
            from(
                Map.ofEntries(
                    Map.entry("alertEmails", "ops@example.com, mail@example.jp"),
                    Map.entry("schedule", "rate(6 hours)"),
                    Map.entry("historyDays", "30"),
                    Map.entry("regions", "eu-west-1,us-gov-east-1"),
                    Map.entry("excludedRegions", "ap-northeast-3"),
                    Map.entry("dnsEvidence", "false"),
                    Map.entry("accountName", "Mail (Europe)"),
                    Map.entry("sesCallsPerSecond", "0.50"),
                    Map.entry("confirmMinutes", "0"),
                    Map.entry("graceHours", "48"),
                    Map.entry("digest", "off"),
                    Map.entry("slackWorkspaceId", "T0123ABCD"),
                    Map.entry("slackChannelId", "C0123ABCD"),
                    Map.entry("memoryMiB", "2048"),
                    Map.entry("timeoutMinutes", "5"),
                    Map.entry("permissionsBoundary", "team-boundary"),
                    Map.entry("dashboard", "false"),
                    Map.entry("removeTable", "true"),
                    Map.entry("organization", "ou-ab12-cdefgh34, r-ab12"),
                    Map.entry("excludedAccounts", "111122223333, 444455556666"),
                    Map.entry("externalId", "a+b"),
                    Map.entry("memberRoles", "ou-ab12-cdefgh34"),
                    Map.entry("organizationId", "o-a1b2c3d4e5"),
                    Map.entry("stackSetCallAs", "DELEGATED_ADMIN"),
                    Map.entry("subscriberOrganization", "o-0123456789"),
                    Map.entry("tags", "project=mail, team=ops"))))
        .isEqualTo(
            new MonitorConfig(
                List.of("ops@example.com", "mail@example.jp"),
                new ScanTimes("rate(6 hours)", Duration.ofHours(6), Duration.ofHours(6)),
                new ScanSettings(
                    List.of("eu-west-1", "us-gov-east-1"),
                    List.of("ap-northeast-3"),
                    false,
                    30,
                    Optional.of("Mail (Europe)"),
                    new BigDecimal("0.5"),
                    0,
                    48,
                    "off"),
                new AccountSettings(
                    List.of(),
                    List.of("ou-ab12-cdefgh34", "r-ab12"),
                    List.of("111122223333", "444455556666"),
                    Optional.of("a+b"),
                    false),
                new MemberRoleSettings(
                    List.of("ou-ab12-cdefgh34"), Optional.of("o-a1b2c3d4e5"), "DELEGATED_ADMIN"),
                Optional.of("o-0123456789"),
                Optional.of(new SlackTarget.NewConfiguration("T0123ABCD", "C0123ABCD")),
                2048,
                Duration.ofMinutes(5),
                Optional.of("team-boundary"),
                false,
                true,
                new TreeMap<>(Map.of("project", "mail", "team", "ops"))));
  }

  @Test
  void valuesOfAFileMayHaveTheirJsonTypes() {
    MonitorConfig config =
        from(
            Map.of(
                "alertEmails",
                List.of("ops@example.com", "ops@example.com"),
                "historyDays",
                30,
                "sesCallsPerSecond",
                0.5,
                "removeTable",
                true));

    assertThat(config.alertEmails()).containsExactly("ops@example.com");
    assertThat(config.scan().historyDays()).isEqualTo(30);
    assertThat(config.scan().sesCallsPerSecond()).isEqualTo("0.5");
    assertThat(config.removeTable()).isTrue();
  }

  @Test
  void anEmptyTextCountsAsNotGiven() {
    assertThat(from(Map.of("alertEmails", "", "schedule", " ", "memoryMiB", "")))
        .isEqualTo(from(Map.of()));
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
        "regions | eu-west-01",
        "slackConfiguration | old",
        "schedule | cron(0/60 6 * * ? *)",
        "excludedRegions | eu-west-1;eu-west-2",
        "memoryMiB | 128",
        "memoryMiB | 10241",
        "memoryMiB | 1024.5",
        "timeoutMinutes | 0",
        "timeoutMinutes | 16",
        "permissionsBoundary | my boundary",
        "permissionsBoundary | arn:aws:iam::123456789012:role/x",
        "dnsEvidence | no",
        "sesCallsPerSecond | 0",
        "sesCallsPerSecond | 0.000",
        "sesCallsPerSecond | 100.001",
        "sesCallsPerSecond | -1",
        "sesCallsPerSecond | 1e1",
        "sesCallsPerSecond | 0.0001",
        "sesCallsPerSecond | 1,5",
        "sesCallsPerSecond | fast",
        "confirmMinutes | -1",
        "confirmMinutes | 10081",
        "confirmMinutes | 1.5",
        "graceHours | -1",
        "graceHours | 721",
        "graceHours | a day",
        "digest | monday",
        "digest | MON 8:00",
        "digest | MON 24:00",
        "digest | on",
        "dashboard | no",
        "removeTable | yes",
        "accounts | 11112222333",
        "accounts | 1111222233334",
        "accounts | 111122223333;444455556666",
        "accounts | prod",
        "organization | everything",
        "organization | ALL",
        "organization | ou-ab12",
        "organization | o-a1b2c3d4e5",
        "organization | r-ab1",
        "excludedAccounts | prod",
        "externalId | a",
        "memberRoles | all",
        "memberRoles | 111122223333",
        "organizationId | a1b2c3d4e5",
        "organizationId | o-a1b2",
        "stackSetCallAs | self",
        "subscriberOrganization | all",
        "subscriberOrganization | o-A1B2C3D4E5",
        "tags | team",
      })
  void aValueThatCannotBeUsedIsNamedWithWhatWasReceivedAndWhatIsExpected(
      String name, String value) {
    assertThatThrownBy(() -> from(Map.of(name, value)))
        .isInstanceOf(InvalidConfig.class)
        .hasMessageContaining("\n  " + name + ": got \"")
        .hasMessageContaining("\", expected ");
  }

  @Test
  void theLimitsThemselvesAreAccepted() {
    ScanSettings least =
        from(Map.of("sesCallsPerSecond", "0.001", "confirmMinutes", "0", "graceHours", "0")).scan();
    ScanSettings most =
        from(Map.of("sesCallsPerSecond", "100", "confirmMinutes", 10_080, "graceHours", 720))
            .scan();

    assertThat(least.environment())
        .containsEntry("SES_CALLS_PER_SECOND", "0.001")
        .containsEntry("CONFIRM_MINUTES", "0")
        .containsEntry("GRACE_HOURS", "0");
    assertThat(most.environment())
        .containsEntry("SES_CALLS_PER_SECOND", "100")
        .containsEntry("CONFIRM_MINUTES", "10080")
        .containsEntry("GRACE_HOURS", "720");
  }

  @Test
  void anAccountsNameIsShortAndPrintable() {
    String longest = "\u00e9".repeat(128);

    assertThat(from(Map.of("accountName", longest)).scan().accountName()).contains(longest);
    for (String name : List.of(longest + "x", "two\nlines", "right\u202eto left", "\u0007")) {
      assertThatThrownBy(() -> from(Map.of("accountName", name)))
          .hasMessageContaining(
              "\", expected a text of at most 128 printable characters\nNothing was changed.");
    }
  }

  @Test
  void allProblemsComeInOneMessage() {
    assertThatThrownBy(
            () -> from(Map.of("alertEmails", "ops", "memoryMiB", "1", "removeTable", "perhaps")))
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
    assertThatThrownBy(() -> from(Map.of(given, value)))
        .hasMessageContaining(missing + ": got \"\", expected a value");
  }

  @Test
  void someRegionMustBeLeftToScan() {
    assertThatThrownBy(
            () -> from(Map.of("regions", "eu-west-1", "excludedRegions", "eu-west-2,eu-west-1")))
        .hasMessageContaining("excludedRegions");
  }

  @Test
  void scansMayFollowEachOtherAsFastAsTheyMayLast() {
    assertThat(
            from(Map.of("schedule", "rate(10 minutes)", "timeoutMinutes", "10"))
                .schedule()
                .shortestGap())
        .isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void whatIsShownOfAValueIsShortAndPrintable() {
    String escape = "\u001b[31m" + "x".repeat(200);

    assertThatThrownBy(() -> from(Map.of("regions", escape)))
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

  @Test
  void aChannelThatIsConfiguredAlreadyNeedsNoIds() {
    MonitorConfig config = from(Map.of("slackConfiguration", "existing"));

    assertThat(config.slack()).contains(new SlackTarget.ExistingConfiguration());
    assertThat(config.heardBySomebody()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"us-gov-west-1", "cn-north-1"})
  void slackIsRefusedWhereAwsDoesNotDeliverToIt(String region) {
    assertThatThrownBy(
            () ->
                MonitorConfig.from(
                    Map.of("slackWorkspaceId", "T0123ABCD", "slackChannelId", "C0123ABCD"),
                    Optional.of(region)))
        .hasMessageContaining("slackWorkspaceId: got \"T0123ABCD\", expected no value in " + region)
        .hasMessageContaining("slackChannelId: got \"C0123ABCD\", expected no value in " + region);
    assertThat(MonitorConfig.from(Map.of(), Optional.of(region)).slack()).isEmpty();
  }

  private static MonitorConfig from(Map<String, Object> context) {
    return MonitorConfig.from(context, Optional.of("eu-west-1"));
  }
}
