package dev.sesdkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesdkim.dkim.DigestTime;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  private static final Map<String, String> LEAST =
      Map.of(
          "TABLE_NAME", "dkim-states",
          "TOPIC_ARN", "arn:aws:sns:eu-west-1:123456789012:dkim-alerts");

  @Test
  void tableAndTopicAreEnoughAndTheRestHasItsStandard() {
    Settings settings = Settings.from(LEAST);

    assertThat(settings.table()).isEqualTo("dkim-states");
    assertThat(settings.topicRegion()).isEqualTo("eu-west-1");
    assertThat(settings.regions()).isEmpty();
    assertThat(settings.excludedRegions()).isEmpty();
    assertThat(settings.history()).isEqualTo(Duration.ofDays(400));
    assertThat(settings.confirm()).isEqualTo(Duration.ofMinutes(60));
    assertThat(settings.grace()).isEqualTo(Duration.ofHours(24));
    assertThat(settings.sesCallsPerSecond()).isEqualTo(1);
    assertThat(settings.accountName()).isEmpty();
    assertThat(settings.digest()).contains(new DigestTime(DayOfWeek.MONDAY, LocalTime.of(8, 0)));
    assertThat(settings.dnsEvidence()).isTrue();
    assertThat(settings.dnsServer()).isEmpty();
  }

  @Test
  void everythingCanBeTold() {
    Settings settings =
        Settings.from(
            with(
                Map.of(
                    "REGIONS", "eu-west-1, us-east-1",
                    "EXCLUDED_REGIONS", "us-gov-west-1",
                    "HISTORY_DAYS", "30",
                    "CONFIRM_MINUTES", "15",
                    "GRACE_HOURS", "30",
                    "SES_CALLS_PER_SECOND", "0.25",
                    "ACCOUNT_NAME", "M\u00fcnchen & Co, production",
                    "DIGEST", "FRI 16:30",
                    "DNS_SERVER", "[::1]:5353")));

    assertThat(settings.regions()).containsExactlyInAnyOrder("eu-west-1", "us-east-1");
    assertThat(settings.excludedRegions()).containsExactly("us-gov-west-1");
    assertThat(settings.history()).isEqualTo(Duration.ofDays(30));
    assertThat(settings.confirm()).isEqualTo(Duration.ofMinutes(15));
    assertThat(settings.grace()).isEqualTo(Duration.ofHours(30));
    assertThat(settings.sesCallsPerSecond()).isEqualTo(0.25);
    assertThat(settings.accountName()).contains("M\u00fcnchen & Co, production");
    assertThat(settings.digest()).contains(new DigestTime(DayOfWeek.FRIDAY, LocalTime.of(16, 30)));
    assertThat(settings.dnsServer()).contains("[::1]:5353");
  }

  @Test
  void theDigestAndDnsCanBeLeftOut() {
    Settings settings = Settings.from(with(Map.of("DIGEST", "off", "DNS_EVIDENCE", "false")));

    assertThat(settings.digest()).isEmpty();
    assertThat(settings.dnsEvidence()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"monday", "MON", "MON 8:00", "MON 24:00", "mon 08:00", "MON 08:00 UTC"})
  void aTimeOfTheDigestThatCannotBeUsedIsRefusedWithItsForm(String time) {
    assertThatThrownBy(() -> Settings.from(with(Map.of("DIGEST", time))))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining(
            "DIGEST: received \"%s\", expected MON 08:00 or the like, or off".formatted(time));
  }

  @Test
  void everyProblemIsToldInOneMessageWithNameValueAndForm() {
    assertThatThrownBy(
            () ->
                Settings.from(
                    Map.of(
                        "TOPIC_ARN", "dkim-alerts",
                        "REGIONS", "eu-west-1,Frankfurt,",
                        "HISTORY_DAYS", "0",
                        "CONFIRM_MINUTES", "-1",
                        "GRACE_HOURS", "one day",
                        "SES_CALLS_PER_SECOND", "0.0",
                        "ACCOUNT_NAME", "shop\tproduction")))
        .isInstanceOf(InvalidSettings.class)
        .hasMessage(
            "Invalid settings: TABLE_NAME: received nothing, expected the name of a DynamoDB table;"
                + " TOPIC_ARN: received \"dkim-alerts\", expected the ARN of a standard SNS topic;"
                + " REGIONS: received \"\", expected region codes separated by commas;"
                + " REGIONS: received \"Frankfurt\", expected region codes separated by commas;"
                + " HISTORY_DAYS: received \"0\", expected a whole number from 1 to 3650;"
                + " CONFIRM_MINUTES: received \"-1\", expected a whole number from 0 to 5256000;"
                + " GRACE_HOURS: received \"one day\", expected a whole number from 0 to 87600;"
                + " SES_CALLS_PER_SECOND: received \"0.0\", expected a number above 0 and up to 100, such as 0.5;"
                + " ACCOUNT_NAME: received \"shop\uFFFDproduction\", expected printable text of up to 128 characters");
  }

  @ParameterizedTest
  @CsvSource({
    "TABLE_NAME, no spaces",
    "TOPIC_ARN, arn:aws:sns:eu-west-1:123456789012:alerts.fifo",
    "HISTORY_DAYS, 99999999999999999999",
    "HISTORY_DAYS, ten",
    "CONFIRM_MINUTES, 1.5",
    "GRACE_HOURS, 87601",
    "SES_CALLS_PER_SECOND, 0",
    "SES_CALLS_PER_SECOND, -1",
    "SES_CALLS_PER_SECOND, 100.1",
    "SES_CALLS_PER_SECOND, 1e1",
    "SES_CALLS_PER_SECOND, .5",
    "SES_CALLS_PER_SECOND, NaN",
    "DNS_EVIDENCE, no",
    "DNS_SERVER, 192.0.2.53",
    "DNS_SERVER, 192.0.2.53:0",
    "DNS_SERVER, 192.0.2.53:65536",
    "DNS_SERVER, [192.0.2.53]:53",
    "EXCLUDED_REGIONS, eu-west-1;us-east-1",
  })
  void aWrongValueIsRefused(String name, String value) {
    assertThatThrownBy(() -> Settings.from(with(Map.of(name, value))))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining(name + ": received \"" + value + "\"");
  }

  @Test
  void theLimitsThemselvesAreTaken() {
    Settings settings =
        Settings.from(
            with(
                Map.of(
                    "CONFIRM_MINUTES", "0",
                    "GRACE_HOURS", "0",
                    "SES_CALLS_PER_SECOND", "100",
                    "ACCOUNT_NAME", "\uD83D\uDCE7".repeat(128))));

    assertThat(settings.confirm()).isZero();
    assertThat(settings.grace()).isZero();
    assertThat(settings.sesCallsPerSecond()).isEqualTo(100);
    assertThat(settings.accountName()).contains("\uD83D\uDCE7".repeat(128));
  }

  @Test
  void anAccountNameThatIsTooLongIsRefused() {
    assertThatThrownBy(() -> Settings.from(with(Map.of("ACCOUNT_NAME", "a".repeat(129)))))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("ACCOUNT_NAME: received \"aaa");
  }

  @Test
  void aValueIsShownWithoutItsControlCharacters() {
    assertThatThrownBy(() -> Settings.from(with(Map.of("HISTORY_DAYS", "1\n2"))))
        .hasMessageContaining("received \"1\uFFFD2\"");
  }

  private static Map<String, String> with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(LEAST);
    all.putAll(more);
    return all;
  }
}
