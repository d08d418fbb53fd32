package dev.sesdkim.aws;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// Retry waits that double from 1 to 20 seconds. Each is shortened at random by up to a half, so
/// that callers that were throttled together do not retry together.
record Backoff(RandomGenerator random) {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final int DOUBLINGS = 5;

  /// The wait after a failed attempt; the first attempt is 1.
  Duration after(int attempt) {
    Duration full = FIRST.multipliedBy(1L << Math.min(attempt - 1, DOUBLINGS));
    Duration most = full.compareTo(LONGEST) < 0 ? full : LONGEST;
    return Duration.ofMillis((long) (most.toMillis() * (1 - random.nextDouble() / 2)));
  }
}
