package dev.sesdkim.infra;

import java.time.Duration;

/// How long the alarms wait, which depends on how far apart scans are. CloudWatch looks back seven
/// days at most.
///
/// @param hoursWithoutScan after how many hours without a completed scan one is missing: two scans
///   missed, or as much as seven days allow
/// @param hoursBetweenScans the longest time between two scans, in whole hours, rounded up
/// @param scansInARow how many scans have to agree before they alarm: three, or as many as seven
///   days hold
record WatchPeriods(int hoursWithoutScan, int hoursBetweenScans, int scansInARow) {
  private static final int HOURS_LOOKED_BACK = 7 * 24;

  static WatchPeriods of(ScanTimes schedule) {
    int gap = (int) schedule.longestGap().plus(Duration.ofMinutes(59)).toHours();
    return new WatchPeriods(
        Math.min(2 * gap + 1, HOURS_LOOKED_BACK), gap, Math.min(3, HOURS_LOOKED_BACK / gap));
  }
}
