package dev.sesdkim;

import dev.sesdkim.aws.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A clock for so many regions that are read side by side: time moves on only when every one of
/// them waits for its turn. A region that had to wait for another one to be done would wait in
/// vain.
final class TurnsTogether implements InstantSource, Pause {

  private static final long PATIENCE_SECONDS = 60;

  private final CyclicBarrier allWait;
  private volatile Duration next = Duration.ZERO;
  private volatile Instant now = Instant.parse("2026-11-24T06:00:00Z");

  TurnsTogether(int regions) {
    this.allWait = new CyclicBarrier(regions, this::moveOn);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public void pause(Duration time) throws InterruptedException {
    next = time;
    try {
      allWait.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException("The regions are not read side by side", e);
    }
  }

  private void moveOn() {
    now = now.plus(next);
  }
}
