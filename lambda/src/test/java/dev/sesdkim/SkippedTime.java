package dev.sesdkim;

import dev.sesdkim.aws.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that only waiting moves, and on which waiting takes no time.
final class SkippedTime implements InstantSource, Pause {

  private Instant now = Instant.parse("2026-11-24T06:00:00Z");

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public synchronized void pause(Duration time) {
    now = now.plus(time);
  }
}
