package dev.sesdkim.infra;

import java.time.Duration;

/// How long the alarms wait, which depends on the time between the ends of scans. CloudWatch looks
/// back at most seven days, and at most one day with periods shorter than an hour (PutMetricAlarm,
/// `Period`).
///
/// @param step the length of the periods in which a scan may end
/// @param stepsWithoutScan the number of periods in a row without an ended scan after which a scan
///   is missing: two missed scans, or as much as seven days allow
/// @param threeScans a time in which at least three scans end, or as much as seven days allow
record WatchPeriods(Duration step, int stepsWithoutScan, Duration threeScans) {
  private static final Duration LONGEST = Duration.ofDays(7);
  private static final Duration LONGEST_OF_SHORT_STEPS = Duration.ofDays(1);

  /// @param schedule when scans start
  /// @param timeout the longest that a scan may take
  static WatchPeriods of(ScanTimes schedule, Duration timeout) {
    Duration gap = schedule.longestGap();
    // A scan that starts on time may be followed by a scan that starts late and takes long.
    Duration late = schedule.startWindow().plus(timeout);
    Duration missing = shorter(gap.multipliedBy(2).plus(late), LONGEST);
    // Short periods, because CloudWatch notices a missing sample a few periods late.
    Duration step =
        missing.compareTo(LONGEST_OF_SHORT_STEPS) <= 0
            ? Duration.ofMinutes(5)
            : Duration.ofHours(1);
    int steps = (int) missing.plus(step).minusNanos(1).dividedBy(step);
    return new WatchPeriods(step, steps, shorter(gap.multipliedBy(3).plus(late), LONGEST));
  }

  /// The time without a scan after which a scan is missing.
  Duration withoutScan() {
    return step.multipliedBy(stepsWithoutScan);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
