package dev.sesdkim.aws;

import java.time.Duration;

/// How to wait; tests pass one that returns at once.
@FunctionalInterface
public interface Pause {

  /// Waits for the given time.
  ///
  /// @throws InterruptedException if interrupted
  void pause(Duration time) throws InterruptedException;

  /// Waits for the given time; returns false if interrupted, and the thread stays interrupted.
  default boolean isOver(Duration time) {
    try {
      pause(time);
      return true;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
