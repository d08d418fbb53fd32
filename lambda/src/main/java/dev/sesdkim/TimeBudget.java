package dev.sesdkim;

import java.time.Duration;

/// How an invocation's time is divided, so that a scan ends in order before Lambda would kill it:
/// first reading, then a grace for saving what was read, then sending alerts.
///
/// @param reading from the start
/// @param grace after reading
record TimeBudget(Duration reading, Duration grace) {

  private static final Duration MOST_KEPT_BACK = Duration.ofSeconds(60);

  /// A quarter of the time, and no more than a minute, is kept back from reading; half of that is
  /// the grace.
  static TimeBudget of(Duration remaining) {
    Duration quarter = remaining.dividedBy(4);
    Duration keptBack = quarter.compareTo(MOST_KEPT_BACK) < 0 ? quarter : MOST_KEPT_BACK;
    return new TimeBudget(remaining.minus(keptBack), keptBack.dividedBy(2));
  }
}
