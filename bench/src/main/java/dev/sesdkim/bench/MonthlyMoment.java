package dev.sesdkim.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// When SES v2 is due to be asked about a domain: every thirty days since 1970, so much later. The
/// figure is worked out here once more, so that the floor does not rest on the code it judges.
///
/// @param offset less than thirty days
record MonthlyMoment(Duration offset) {

  private static final long MONTH = Duration.ofDays(30).toMillis();

  static MonthlyMoment of(String arn) {
    long hash = UUID.nameUUIDFromBytes(arn.getBytes(UTF_8)).getMostSignificantBits();
    return new MonthlyMoment(Duration.ofMillis(Math.floorMod(hash, MONTH)));
  }

  /// Whether it comes after the one instant and no later than the other.
  boolean isWithin(Instant before, Instant until) {
    long sinceLast = Math.floorMod(before.toEpochMilli() - offset.toMillis(), MONTH);
    return until.toEpochMilli() >= before.toEpochMilli() - sinceLast + MONTH;
  }
}
