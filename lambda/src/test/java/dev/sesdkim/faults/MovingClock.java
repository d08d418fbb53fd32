package dev.sesdkim.faults;

import dev.sesdkim.aws.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that waiting moves, and that each look at it moves besides.
final class MovingClock implements InstantSource, Pause {

  private final Duration eachLook;
  private Instant now;

  /// @param eachLook may be negative
  MovingClock(Instant start, Duration eachLook) {
    this.now = start;
    this.eachLook = eachLook;
  }

  @Override
  public synchronized Instant instant() {
    now = now.plus(eachLook);
    return now;
  }

  @Override
  public synchronized void pause(Duration time) {
    now = now.plus(time);
  }
}
