package dev.sesdkim.local.demo;

import dev.sesdkim.aws.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that only waiting moves, so that waiting takes no time. Any thread may use it.
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

  /// Goes forward to the given moment, never back.
  synchronized void passTo(Instant moment) {
    now = moment.isAfter(now) ? moment : now;
  }
}
