package dev.sesdkim.scan;

import java.time.Duration;

/// How long the monitor waits before it alerts about what may pass by itself.
///
/// @param confirm the least time between two scans that together confirm a warning
/// @param grace how long an identity that is being set up may be unverified before an alert
public record Patience(Duration confirm, Duration grace) {

  /// An hour, after which a DNS answer is usually no longer cached, and a day for setting up.
  public static Patience standard() {
    return new Patience(Duration.ofHours(1), Duration.ofDays(1));
  }
}
