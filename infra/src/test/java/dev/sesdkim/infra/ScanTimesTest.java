package dev.sesdkim.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScanTimesTest {
  @ParameterizedTest(name = "{0} leaves {1} to {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "rate(1 hour) | PT1H | PT1H",
        "rate(90 minutes) | PT90M | PT90M",
        "rate(6 days) | PT144H | PT144H",
        "cron(0 * * * ? *) | PT1H | PT1H",
        "cron(*/20 * * * ? *) | PT20M | PT20M",
        "cron(10/30 * ? * * *) | PT30M | PT30M",
        "cron(0 6 * * ? *) | PT24H | PT24H",
        "cron(0 6,18 * * ? *) | PT12H | PT12H",
        "cron(30 8-17 * * ? *) | PT1H | PT15H",
        "cron(0 6 ? * MON-FRI *) | PT24H | PT72H",
        "cron(0 6 ? * 2,5 *) | PT72H | PT96H",
        "cron(0 0 1,6,11,16,21,26 * ? *) | PT72H | PT144H",
      })
  void theGapsOfAScheduleAreKnown(String text, Duration shortest, Duration longest) {
    assertThat(ScanTimes.parse(text)).contains(new ScanTimes(text, shortest, longest));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rate(1 week)",
        "rate(-1 hours)",
        "rate(1 hour",
        "cron(0 6 * * *)",
        "cron(0 6 * * * *)",
        "cron(0 6 ? * ? *)",
        "cron(60 6 * * ? *)",
        "cron(0 24 * * ? *)",
        "cron(0 6 0 * ? *)",
        "cron(0 6 * 13 ? *)",
        "cron(0 6 ? * 8 *)",
        "cron(0 6 ? * FRI-MON *)",
        "cron(0/0 6 * * ? *)",
        "cron(0/60 6 * * ? *)",
        "cron(*/60 * * * ? *)",
        "cron(0 */24 * * ? *)",
        "cron(0 6 1/32 * ? *)",
        "cron(0 6 ? * 1/8 *)",
        "cron(0 6 * 1/13 ? *)",
        "cron(*,5 6 * * ? *)",
        "cron(0 6,* * * ? *)",
        "cron(0 6 ?,1 * ? *)",
        "cron(0 6 * * ? *",
        "cron()",
        "cron(0 6 L * ? *)",
        "cron(0 6 ? * 6#3 *)",
        "cron(0 6 * * ? 2030)",
        "cron(0 6 ? * MON *)",
        "cron(0 6 31 2 ? *)",
        "cron(0 6 * JAN-JUN ? *)",
      })
  void whatIsNoScheduleOrTooRareIsRefused(String text) {
    assertThat(ScanTimes.parse(text)).isEqualTo(Optional.empty());
  }

  @ParameterizedTest(name = "{0} is deployed as {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "CRON(0 6 ? * mon-fri *) | cron(0 6 ? * MON-FRI *)",
        "cron( 0  6 * * ? * ) | cron(0 6 * * ? *)",
        "RATE(1 hours) | rate(1 hour)",
        "rate(90 minute) | rate(90 minutes)",
      })
  void theExpressionIsWrittenAsEventBridgeDocumentsIt(String text, String deployed) {
    assertThat(ScanTimes.parse(text).map(ScanTimes::expression)).contains(deployed);
  }

  @ParameterizedTest(name = "{0} starts within {1}")
  @CsvSource({
    "rate(3 minutes),PT1M",
    "rate(15 minutes),PT2M",
    "rate(1 hour),PT10M",
    "rate(1 day),PT10M",
  })
  void startsAreSpreadOverASixthOfTheGapButAtMostTenMinutes(String text, Duration window) {
    assertThat(ScanTimes.parse(text).map(ScanTimes::startWindow)).contains(window);
  }
}
