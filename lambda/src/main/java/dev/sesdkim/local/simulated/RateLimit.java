package dev.sesdkim.local.simulated;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// SES's documented limit: one call a second in each region, both its APIs together. A refused call
/// does not count.
final class RateLimit {
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final InstantSource clock;
  private final Map<String, Instant> lastAllowed = new HashMap<>();

  RateLimit(InstantSource clock) {
    this.clock = clock;
  }

  synchronized boolean allows(Call call) {
    Instant now = clock.instant();
    Instant last = lastAllowed.get(call.region());
    if (last != null && now.isBefore(last.plus(INTERVAL))) {
      return false;
    }
    lastAllowed.put(call.region(), now);
    return true;
  }
}
