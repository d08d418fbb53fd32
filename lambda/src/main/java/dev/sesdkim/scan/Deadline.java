package dev.sesdkim.scan;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The moment by which something must end, and the clock that measures the time left.
public record Deadline(InstantSource clock, Instant at) {

  public boolean passed() {
    return !clock.instant().isBefore(at);
  }

  /// The time left, never negative.
  public Duration left() {
    Duration left = Duration.between(clock.instant(), at);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /// The moment by which half of the time that is left now is gone: what must end by then leaves
  /// time for the rest.
  public Deadline halfway() {
    return keeping(left());
  }

  /// The moment by which something must end to leave this much time for the rest. If the rest needs
  /// more than half of the time that is left, it gets half.
  public Deadline keeping(Duration rest) {
    Duration half = left().dividedBy(2);
    return new Deadline(clock, at.minus(rest.compareTo(half) < 0 ? rest : half));
  }
}
