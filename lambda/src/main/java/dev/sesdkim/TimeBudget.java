package dev.sesdkim;

import java.time.Duration;

/// How an invocation's time is divided, so that a scan ends in order before Lambda would kill it:
/// each is a time from the start.
///
/// @param evidence when gathering evidence ends: half of the time, because it may wait and an alert
///   may not
/// @param reading when reading ends
/// @param saving when saving what was read ends; what is left after that is for telling
record TimeBudget(Duration evidence, Duration reading, Duration saving) {

  private static final Duration MOST_KEPT_BACK = Duration.ofSeconds(60);

  /// A quarter of the time, and no more than a minute, is kept back from reading; half of that is
  /// for saving.
  static TimeBudget of(Duration remaining) {
    Duration quarter = remaining.dividedBy(4);
    Duration keptBack = quarter.compareTo(MOST_KEPT_BACK) < 0 ? quarter : MOST_KEPT_BACK;
    Duration reading = remaining.minus(keptBack);
    return new TimeBudget(reading.dividedBy(2), reading, reading.plus(keptBack.dividedBy(2)));
  }
}
