package dev.sesdkim.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sesdkim.dkim.Identity;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// When SES v2 is asked about a domain that has no news: once in thirty days. Each domain has its
/// own moment, which is computed from its ARN and stored nowhere.
public final class MonthlyTurn {

  private static final Duration MONTH = Duration.ofDays(30);

  private MonthlyTurn() {}

  /// Whether the domain's moment came after `before`, and no later than `now`.
  public static boolean isDue(Identity domain, Instant before, Instant now) {
    // Any hash that spreads well would do; this one is in the JDK and never changes.
    long hash = UUID.nameUUIDFromBytes(domain.arn().getBytes(UTF_8)).getMostSignificantBits();
    long offset = Math.floorMod(hash, MONTH.toMillis());
    return month(before, offset) < month(now, offset);
  }

  private static long month(Instant at, long offset) {
    return Math.floorDiv(at.toEpochMilli() - offset, MONTH.toMillis());
  }
}
