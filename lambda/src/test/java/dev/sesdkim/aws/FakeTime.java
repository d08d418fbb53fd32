package dev.sesdkim.aws;

import dev.sesdkim.scan.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// A clock that only waiting moves.
final class FakeTime implements InstantSource, Pause {

  static final Instant START = Instant.parse("2026-03-01T06:00:00Z");

  final List<Duration> pauses = new ArrayList<>();
  private Instant now = START;

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public void pause(Duration time) {
    pauses.add(time);
    pass(time);
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  Deadline in(Duration time) {
    return new Deadline(this, now.plus(time));
  }
}
