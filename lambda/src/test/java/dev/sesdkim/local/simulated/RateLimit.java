package dev.sesdkim.local.simulated;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// SES's documented limit: one call a second in each region, both APIs together. Each access key
/// counts as an account of its own. A refused call does not count.
final class RateLimit {
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final InstantSource clock;
  private final Map<List<String>, Instant> lastAllowed = new HashMap<>();

  RateLimit(InstantSource clock) {
    this.clock = clock;
  }

  synchronized boolean allows(Call call) {
    Instant now = clock.instant();
    List<String> place = List.of(call.accessKey(), call.region());
    Instant last = lastAllowed.get(place);
    if (last != null && now.isBefore(last.plus(INTERVAL))) {
      return false;
    }
    lastAllowed.put(place, now);
    return true;
  }
}
