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

  /// The deadline that comes after half of the time that is left.
  public Deadline half() {
    return in(left().dividedBy(2));
  }

  /// This deadline, or the moment after so much time if that comes earlier.
  public Deadline within(Duration time) {
    return left().compareTo(time) < 0 ? this : in(time);
  }

  private Deadline in(Duration time) {
    return new Deadline(clock, clock.instant().plus(time));
  }
}
