package dev.sesdkim.aws.table;

import dev.sesdkim.aws.Pause;
import dev.sesdkim.scan.Deadline;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/// How long to wait before a throttled request is sent again: twice as long each time up to a
/// bound, and at random within that, so that requests that were throttled together do not come back
/// together. The bound is short, because a new table gains throughput all the time and gives it to
/// the requests that come then.
///
/// @param jitter a number from 0 to 1, new at each call; called from several threads at once
public record TableRetries(Pause pause, DoubleSupplier jitter) {

  private static final double FIRST_MILLIS = 100;
  private static final double LONGEST_MILLIS = 1_600;

  /// The waits of one request that is worth repeating until a deadline.
  Waits until(Deadline end) {
    return new Waits(end::left);
  }

  /// The waits of one request that is worth repeating for so long.
  Waits within(Duration most) {
    return new Waits(() -> most);
  }

  /// The waits of one request, for one thread.
  final class Waits {

    private final Supplier<Duration> left;
    private final Duration most;
    private Duration waited = Duration.ZERO;
    private int tries = 1;

    private Waits(Supplier<Duration> left) {
      this.left = left;
      this.most = left.get();
    }

    /// Waits before the next try. The waits are summed up as well as measured against the clock, so
    /// that they end even when the clock stands still.
    ///
    /// @return false when the time is over, without waiting, and when interrupted
    boolean another() {
      Duration next = next();
      waited = waited.plus(next);
      if (waited.compareTo(most) > 0 || next.compareTo(left.get()) > 0) {
        return false;
      }
      tries++;
      try {
        pause.pause(next);
        return true;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }

    /// How often the request was sent.
    int tries() {
      return tries;
    }

    private Duration next() {
      double longest = Math.min(FIRST_MILLIS * Math.pow(2, tries - 1), LONGEST_MILLIS);
      return Duration.ofMillis(Math.round(longest / 2 * (1 + jitter.getAsDouble())));
    }
  }
}
