package dev.sesdkim.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// When a domain's detail is due from SES v2: every thirty days since 1970, plus an offset. It is
/// computed here independently, so that the floor does not depend on the code that it judges.
///
/// @param offset less than thirty days
record MonthlyMoment(Duration offset) {

  private static final long MONTH = Duration.ofDays(30).toMillis();

  static MonthlyMoment of(String arn) {
    long hash = UUID.nameUUIDFromBytes(arn.getBytes(UTF_8)).getMostSignificantBits();
    return new MonthlyMoment(Duration.ofMillis(Math.floorMod(hash, MONTH)));
  }

  /// Whether a due time is after `before` and not after `until`.
  boolean isWithin(Instant before, Instant until) {
    long sinceLast = Math.floorMod(before.toEpochMilli() - offset.toMillis(), MONTH);
    return until.toEpochMilli() >= before.toEpochMilli() - sinceLast + MONTH;
  }
}
