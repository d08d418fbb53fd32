package dev.sesdkim.aws;

import dev.sesdkim.scan.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// The pace of all SES calls in one region: at most one a second (SES Developer Guide, "Service
/// quotas": all actions but sending share that rate).
///
/// SES counts calls as they arrive, so they are spaced a little wider than a second from start to
/// start; a call that has to set up a connection arrives late, and is counted from its answer.
final class RegionPace {

  static final Duration SPACING = Duration.ofMillis(1_030);

  /// The HTTP client closes a connection that was idle for five seconds.
  private static final Duration CONNECTED = Duration.ofSeconds(4);

  private final InstantSource clock;
  private final Pause pause;
  private Optional<Instant> last = Optional.empty();
  private boolean connecting;

  RegionPace(InstantSource clock, Pause pause) {
    this.clock = clock;
    this.pause = pause;
  }

  /// Waits for the region's next turn and takes it.
  ///
  /// @return false, at once, if the turn would come no earlier than the deadline
  /// @throws InterruptedException if the thread is told to stop while it waits
  synchronized boolean await(Deadline deadline) throws InterruptedException {
    Optional<Duration> gap = last.map(instant -> Duration.between(instant, clock.instant()));
    Duration wait = gap.map(RegionPace::rest).orElse(Duration.ZERO);
    if (wait.compareTo(deadline.left()) >= 0) {
      return false;
    }
    if (wait.isPositive()) {
      pause.pause(wait);
    }
    last = Optional.of(clock.instant());
    connecting = gap.isEmpty() || gap.get().isNegative() || gap.get().compareTo(CONNECTED) > 0;
    return true;
  }

  /// Tells that the call of the turn taken last has ended.
  synchronized void ended() {
    if (connecting) {
      last = Optional.of(clock.instant());
      connecting = false;
    }
  }

  /// A clock that was set back makes the gap negative: one spacing is always enough.
  private static Duration rest(Duration gap) {
    return gap.isNegative() ? SPACING : SPACING.minus(gap);
  }
}
