package dev.sesdkim.aws.table;

import dev.sesdkim.aws.Pause;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/// How long to wait before asking the table again, and how often: twice as long each time, and at
/// random within that, so that those who were refused together do not come back together.
///
/// @param jitter a number from 0 to 1, new at each call; called from several threads at once
public record BackOff(Pause pause, DoubleSupplier jitter) {

  /// The first try and seven more: at most about thirteen seconds of waiting.
  static final int TRIES = 8;

  private static final Duration FIRST = Duration.ofMillis(100);

  /// Waits before the try of that number, which is 2 or more.
  ///
  /// @return whether there is another try; false at once after the last, or when interrupted
  boolean before(int next) {
    if (next > TRIES) {
      return false;
    }
    double longest = FIRST.toMillis() * Math.pow(2, next - 2);
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
