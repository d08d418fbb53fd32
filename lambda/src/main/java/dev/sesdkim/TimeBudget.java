package dev.sesdkim;

import java.time.Duration;

/// Divides an invocation's time, so that a scan ends before Lambda would kill it. Each duration
/// counts from the start of the scan.
///
/// @param evidence when gathering evidence ends: half of the reading time, because evidence can
///   wait and an alert cannot
/// @param reading when reading ends
/// @param saving when saving what was read ends; the rest is for sending alerts
record TimeBudget(Duration evidence, Duration reading, Duration saving) {

  private static final Duration MOST_KEPT_BACK = Duration.ofSeconds(60);

  /// Keeps a quarter of the time, at most a minute, back from reading; half of that is for saving.
  static TimeBudget of(Duration remaining) {
    Duration quarter = remaining.dividedBy(4);
    Duration keptBack = quarter.compareTo(MOST_KEPT_BACK) < 0 ? quarter : MOST_KEPT_BACK;
    Duration reading = remaining.minus(keptBack);
    return new TimeBudget(reading.dividedBy(2), reading, reading.plus(keptBack.dividedBy(2)));
  }
}
