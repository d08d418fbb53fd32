package dev.sesdkim.scan;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The moment by which reading must end, and the clock that tells how far it is.
public record Deadline(InstantSource clock, Instant at) {

  public boolean passed() {
    return !clock.instant().isBefore(at);
  }

  /// The time left, never negative.
  public Duration left() {
    Duration left = Duration.between(clock.instant(), at);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /// An earlier deadline: after half of the time that is left, and no more than this.
  public Deadline half(Duration most) {
    Duration half = left().dividedBy(2);
    return new Deadline(clock, clock.instant().plus(half.compareTo(most) < 0 ? half : most));
  }
}
