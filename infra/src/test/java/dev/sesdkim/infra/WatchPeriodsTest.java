package dev.sesdkim.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WatchPeriodsTest {
  private static final Duration TIMEOUT = Duration.ofMinutes(14);

  @ParameterizedTest(name = "{0}: missing after {2} x {1}, unhealthy after {3}")
  @CsvSource({
    "rate(15 minutes),PT5M,10,PT61M",
    "rate(1 hour),PT5M,29,PT204M",
    "rate(11 hours),PT5M,269,PT33H24M",
    "rate(12 hours),PT1H,25,PT36H24M",
    "rate(1 day),PT1H,49,PT72H24M",
    "cron(0 6 ? * MON-FRI *),PT1H,145,PT168H",
    "rate(6 days),PT1H,168,PT168H",
  })
  void alarmsWaitForTwoMissedScansAndForThreeUnhealthyOnes(
      String schedule, Duration step, int steps, Duration threeScans) {
    assertThat(periods(schedule)).isEqualTo(new WatchPeriods(step, steps, threeScans));
  }

  /// One scan ends at once, the next is missed, and the one after it starts late and takes all its
  /// time.
  @ParameterizedTest
  @ValueSource(
      strings = {"rate(14 minutes)", "rate(90 minutes)", "rate(7 hours)", "cron(0 6,7 * * ? *)"})
  void oneMissedScanIsNoAlarm(String schedule) {
    ScanTimes times = ScanTimes.parse(schedule).orElseThrow();

    assertThat(periods(schedule).withoutScan())
        .isGreaterThanOrEqualTo(
            times.longestGap().multipliedBy(2).plus(times.startWindow()).plus(TIMEOUT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rate(14 minutes)",
        "rate(11 hours)",
        "rate(710 minutes)",
        "rate(719 minutes)",
        "rate(12 hours)",
        "rate(3 days)",
        "rate(6 days)"
      })
  void noAlarmLooksBackFurtherThanCloudWatchAllows(String schedule) {
    WatchPeriods periods = periods(schedule);

    assertThat(periods.withoutScan())
        .isLessThanOrEqualTo(
            periods.step().compareTo(Duration.ofHours(1)) < 0
                ? Duration.ofDays(1)
                : Duration.ofDays(7));
    assertThat(periods.threeScans()).isLessThanOrEqualTo(Duration.ofDays(7));
    assertThat(periods.threeScans().toSeconds() % 60).isZero();
  }

  private static WatchPeriods periods(String schedule) {
    return WatchPeriods.of(ScanTimes.parse(schedule).orElseThrow(), TIMEOUT);
  }
}
