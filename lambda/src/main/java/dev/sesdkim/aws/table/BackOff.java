package dev.sesdkim.aws.table;

import dev.sesdkim.aws.Pause;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/// How long to wait before asking the table again, and how often: twice as long each time up to a
/// bound, and at random within that, so that those who were refused together do not come back
/// together. Often rather than late: a new table has room again every moment, for whoever asks
/// then.
///
/// @param jitter a number from 0 to 1, new at each call; called from several threads at once
public record BackOff(Pause pause, DoubleSupplier jitter) {

  /// The first try and 39 more: at most about a minute of waiting.
  static final int TRIES = 40;

  private static final double FIRST_MILLIS = 100;
  private static final double LONGEST_MILLIS = 1_600;

  /// Waits before the try of that number, which is 2 or more.
  ///
  /// @return whether there is another try; false at once after the last, or when interrupted
  boolean before(int next) {
    if (next > TRIES) {
      return false;
    }
    double longest = Math.min(FIRST_MILLIS * Math.pow(2, next - 2), LONGEST_MILLIS);
    long millis = Math.round(longest / 2 * (1 + jitter.getAsDouble()));
    try {
      pause.pause(Duration.ofMillis(millis));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
