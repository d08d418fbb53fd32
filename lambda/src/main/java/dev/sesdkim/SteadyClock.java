package dev.sesdkim;

import java.time.Instant;
import java.time.InstantSource;

/// A clock that starts at the system's time and then only moves forward. Setting the system's time
/// later does not move a deadline.
final class SteadyClock implements InstantSource {

  private final Instant start;
  private final long startNanos;

  SteadyClock(InstantSource system) {
    this.start = system.instant();
    this.startNanos = System.nanoTime();
  }

  @Override
  public Instant instant() {
    return start.plusNanos(System.nanoTime() - startNanos);
  }
}
