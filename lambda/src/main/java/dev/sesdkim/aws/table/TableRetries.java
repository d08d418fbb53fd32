package dev.sesdkim.aws.table;

import dev.sesdkim.aws.Pause;
import dev.sesdkim.scan.Deadline;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/// How long to wait before a throttled request is retried. The wait doubles up to a limit and is
/// jittered, so that requests that were throttled together do not return together. The limit is
/// short, because a new table keeps gaining throughput and gives it to the requests that arrive.
///
/// @param jitter a number from 0 to 1, new at each call; called from several threads at once
public record TableRetries(Pause pause, DoubleSupplier jitter) {

  private static final double FIRST_MILLIS = 100;
  private static final double LONGEST_MILLIS = 1_600;

  /// The waits of a request that may be retried until a deadline.
  Waits until(Deadline end) {
    return new Waits(end);
  }

  /// The waits of one request, for one thread.
  final class Waits {

    private final Deadline end;
    private final Duration most;
    private Duration waited = Duration.ZERO;
    private int tries = 1;

    private Waits(Deadline end) {
      this.end = end;
      this.most = end.left();
    }

    /// Waits before the next try. The waits are added up as well as measured by the clock, so that
    /// they end even if the clock stands still.
    ///
    /// @return false without waiting if the wait is longer than the time left, and false if
    ///   interrupted
    boolean another() {
      Duration next = next();
      waited = waited.plus(next);
      if (waited.compareTo(most) > 0 || next.compareTo(end.left()) > 0) {
        return false;
      }
      tries++;
      return pause.isOver(next);
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
