package dev.sesdkim.infra;

import java.time.Duration;

/// How long the alarms wait, which depends on how far apart scans end. CloudWatch looks back seven
/// days at most, and one day where the periods are shorter than an hour (PutMetricAlarm, `Period`).
///
/// @param step the length of the periods in which a scan may end
/// @param stepsWithoutScan a scan is missing when none ended in so many periods in a row: two scans
///   missed, or as much as seven days allow
/// @param threeScans a time in which at least three scans end, or as much as seven days allow
record WatchPeriods(Duration step, int stepsWithoutScan, Duration threeScans) {
  private static final Duration LONGEST = Duration.ofDays(7);
  private static final Duration LONGEST_OF_SHORT_STEPS = Duration.ofDays(1);

  /// @param schedule when scans start
  /// @param timeout the longest that one may take
  static WatchPeriods of(ScanTimes schedule, Duration timeout) {
    Duration gap = schedule.longestGap();
    // A scan that starts at once and one that starts late and lasts long may follow each other.
    Duration late = schedule.startWindow().plus(timeout);
    Duration missing = shorter(gap.multipliedBy(2).plus(late), LONGEST);
    // Short periods: CloudWatch notices a missing sample a few periods late.
    Duration step =
        missing.compareTo(LONGEST_OF_SHORT_STEPS) <= 0
            ? Duration.ofMinutes(5)
            : Duration.ofHours(1);
    int steps = (int) missing.plus(step).minusNanos(1).dividedBy(step);
    return new WatchPeriods(step, steps, shorter(gap.multipliedBy(3).plus(late), LONGEST));
  }

  /// After how long without a scan one is missing.
  Duration withoutScan() {
    return step.multipliedBy(stepsWithoutScan);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
