package dev.sesdkim.infra;

import software.amazon.awscdk.Duration;

/// How long a failed start may be retried.
final class Retries {
  private static final java.time.Duration SHORTEST = java.time.Duration.ofMinutes(1);
  private static final java.time.Duration LONGEST = java.time.Duration.ofHours(6);

  private Retries() {}

  /// Half of the time to the next start: a later retry would only meet the next scan. The result is
  /// within Lambda's limits of one minute and six hours, which are within EventBridge Scheduler's.
  static Duration longestAge(ScanTimes schedule) {
    java.time.Duration half = schedule.shortestGap().dividedBy(2);
    java.time.Duration age =
        half.compareTo(SHORTEST) < 0 ? SHORTEST : half.compareTo(LONGEST) > 0 ? LONGEST : half;
    return Duration.seconds(age.toSeconds());
  }
}
