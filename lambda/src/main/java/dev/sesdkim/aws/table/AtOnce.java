package dev.sesdkim.aws.table;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Several requests at once, but not all of them.
final class AtOnce {

  private AtOnce() {}

  /// Runs all tasks, so many at once, and returns when none is running any more.
  ///
  /// @throws RuntimeException the first failure; tasks that had not begun by then are left out
  static void run(int atOnce, List<Runnable> tasks) {
    Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
    try (ExecutorService threads =
        Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory())) {
      for (Runnable task : tasks) {
        threads.execute(
            () -> {
              if (failures.isEmpty()) {
                attempt(task, failures);
              }
            });
      }
    }
    if (!failures.isEmpty()) {
      throw failures.element();
    }
  }

  private static void attempt(Runnable task, Queue<RuntimeException> failures) {
    try {
      task.run();
    } catch (RuntimeException e) {
      failures.add(e);
    }
  }
}
