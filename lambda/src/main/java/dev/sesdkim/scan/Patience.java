package dev.sesdkim.scan;

import java.time.Duration;

/// How long the monitor waits before it tells what may pass by itself.
///
/// @param confirm how far apart two scans must be at least that agree on a warning
/// @param grace how long an identity that is being set up may be unverified untold
public record Patience(Duration confirm, Duration grace) {

  /// An hour, after which no common cached answer of DNS is left, and a day for setting up.
  public static Patience standard() {
    return new Patience(Duration.ofHours(1), Duration.ofDays(1));
  }
}
