package dev.sesdkim.aws;

import dev.sesdkim.scan.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Paces all SES calls in one region (SES Developer Guide, "Service quotas": all actions except
/// sending share one rate).
///
/// SES counts calls as they arrive, but the client sees only the answers. So each call is taken to
/// have been sent one fastest round trip before its answer came. The spacing to the next call
/// counts from that moment and is slightly wider than the rate requires. The next call then does
/// not come too soon after a slow one, which set up a connection, met a slow network, or ran code
/// for the first time.
///
/// A turn lasts until its call has ended. Readings and details take turns, and calls that take
/// longer than the spacing follow each other without overlap.
final class RegionPace {

  /// The time between two calls, at one call a second.
  static final Duration SPACING = Duration.ofMillis(1_015);

  /// The number of round trips after which the fastest is trusted. Until then calls are spaced from
  /// the answer itself.
  static final int SETTLED = 5;

  /// After a longer gap a call may have to connect first: the HTTP client closes a connection that
  /// was idle for 5 seconds.
  private static final Duration CONNECTED = Duration.ofSeconds(4);

  private final InstantSource clock;
  private final Pause pause;
  private final Duration spacing;
  private final Semaphore turn = new Semaphore(1, true);
  private Optional<Instant> last = Optional.empty();
  private Instant started = Instant.EPOCH;
  private Duration fastest = Duration.ofMinutes(1);
  private int roundTrips;
  private boolean connecting;

  /// @param spacing between the arrivals of two calls
  RegionPace(InstantSource clock, Pause pause, Duration spacing) {
    this.clock = clock;
    this.pause = pause;
    this.spacing = spacing;
  }

  /// The spacing of a number of calls a second.
  static Duration spacing(double callsPerSecond) {
    return Duration.ofNanos(Math.round(SPACING.toNanos() / callsPerSecond));
  }

  /// Waits for the region's next turn and takes it.
  ///
  /// @return false if the turn does not come before the deadline; at once if that is clear,
  ///   otherwise at the deadline
  /// @throws InterruptedException if interrupted
  boolean await(Deadline deadline) throws InterruptedException {
    if (!turn.tryAcquire(deadline.left().toMillis(), TimeUnit.MILLISECONDS)) {
      return false;
    }
    boolean taken = false;
    try {
      taken = take(deadline);
    } finally {
      if (!taken) {
        turn.release();
      }
    }
    return taken;
  }

  private boolean take(Deadline deadline) throws InterruptedException {
    Optional<Duration> gap = last.map(instant -> Duration.between(instant, clock.instant()));
    Duration wait = gap.map(this::rest).orElse(Duration.ZERO);
    if (wait.compareTo(deadline.left()) >= 0) {
      return false;
    }
    if (wait.isPositive()) {
      pause.pause(wait);
    }
    started = clock.instant();
    last = Optional.of(started);
    connecting = gap.isEmpty() || gap.get().isNegative() || gap.get().compareTo(CONNECTED) > 0;
    return true;
  }

  /// Ends the current turn, once its call has ended.
  void ended() {
    Instant answered = clock.instant();
    Duration took = Duration.between(started, answered);
    if (!connecting && !took.isNegative()) {
      roundTrips++;
      fastest = took.compareTo(fastest) < 0 ? took : fastest;
    }
    boolean settled = !connecting && roundTrips >= SETTLED && !took.isNegative();
    last = Optional.of(settled ? answered.minus(fastest) : answered);
    connecting = false;
    turn.release();
  }

  /// The wait that is left. The gap is negative if the clock was set back; one spacing is then
  /// enough.
  private Duration rest(Duration gap) {
    return gap.isNegative() ? spacing : spacing.minus(gap);
  }
}
