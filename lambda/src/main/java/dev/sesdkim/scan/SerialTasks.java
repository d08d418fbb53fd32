package dev.sesdkim.scan;

import dev.sesdkim.dkim.Problem;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Runs tasks one after the other, on a thread other than the one that adds them. After a task has
/// failed, no other begins.
final class SerialTasks implements AutoCloseable {

  private final ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();
  private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

  /// Adds a task, to run after those that were added before.
  void add(Runnable task) {
    last = last.thenRunAsync(task, thread);
  }

  /// Whether one of the tasks is known to have failed.
  boolean failed() {
    return last.isCompletedExceptionally();
  }

  /// Waits until all tasks are done.
  ///
  /// @throws ScanFailure if interrupted; what a task has thrown is thrown again
  void finish() {
    try {
      last.get();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new ScanFailure(
          "The scan went on without this region.",
          new Problem(Problem.Kind.DEADLINE, "scan", "stopped before all was saved"));
    } catch (ExecutionException thrown) {
      switch (thrown.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error fault -> throw fault;
        case null, default -> throw new IllegalStateException(thrown);
      }
    }
  }

  /// Interrupts the running task, and does not wait for it.
  @Override
  public void close() {
    thread.shutdownNow();
  }
}
