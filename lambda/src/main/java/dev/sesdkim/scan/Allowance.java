package dev.sesdkim.scan;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/// So much time for something that is done in pieces, by one thread at a time.
final class Allowance {

  private Duration left;

  Allowance(Duration time) {
    this.left = time;
  }

  /// Does a piece in the time that is left.
  ///
  /// @param end when it must be over at the latest
  /// @param work gets the moment by which it should be done
  <T> T use(Deadline end, Function<Deadline, T> work) {
    Instant began = end.clock().instant();
    try {
      return work.apply(end.within(left));
    } finally {
      Duration took = Duration.between(began, end.clock().instant());
      left = took.compareTo(left) < 0 ? left.minus(took) : Duration.ZERO;
    }
  }
}
