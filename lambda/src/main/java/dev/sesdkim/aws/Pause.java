package dev.sesdkim.aws;

import java.time.Duration;

/// A way to wait, so that whoever tests waiting need not wait.
@FunctionalInterface
public interface Pause {

  /// Waits for the given time.
  ///
  /// @throws InterruptedException if the thread is told to stop meanwhile
  void pause(Duration time) throws InterruptedException;
}
