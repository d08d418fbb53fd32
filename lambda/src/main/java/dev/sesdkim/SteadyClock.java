package dev.sesdkim;

import java.time.Instant;
import java.time.InstantSource;

/// A clock that starts at the system's time and from then on only moves forward, however often the
/// system's time is set meanwhile: a deadline measured on it comes when it should.
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
