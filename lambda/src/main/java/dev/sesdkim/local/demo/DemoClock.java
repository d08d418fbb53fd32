package dev.sesdkim.local.demo;

import dev.sesdkim.aws.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that moves forward when someone waits on it, so that no real time passes. Any thread may
/// use it.
final class DemoClock implements InstantSource, Pause {

  private Instant now;

  DemoClock(Instant start) {
    this.now = start;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public synchronized void pause(Duration time) {
    now = now.plus(time);
  }

  /// Moves forward to the given moment, never back.
  synchronized void passTo(Instant moment) {
    now = moment.isAfter(now) ? moment : now;
  }
}
