package dev.sesdkim.scan;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Runs a task for each of several items, in parallel, on virtual threads. A failure of one item
/// never affects another (S2).
///
/// @param end when waiting ends: one moment for all, so that tasks that hang do not add up
/// @param most how many tasks run at once; the others follow in order
record ParallelTasks(Deadline end, int most) {

  /// Runs all tasks at once.
  ParallelTasks(Deadline end) {
    this(end, Integer.MAX_VALUE);
  }

  /// Runs the task for every item and waits for all.
  ///
  /// @param otherwise gives the answer for an item without one, from what the task threw, a
  ///   [TimeoutException] if the task was not done in time, or an [InterruptedException]
  /// @return each item's answer, in the order of the items
  <I, A> Map<I, A> each(
      Collection<I> items, Function<I, A> task, BiFunction<I, Throwable, A> otherwise) {
    return each(items, task, otherwise, () -> {});
  }

  /// Runs the task for every item, and another on the calling thread.
  ///
  /// @param meanwhile runs on the calling thread; what it throws ends the tasks
  <I, A> Map<I, A> each(
      Collection<I> items,
      Function<I, A> task,
      BiFunction<I, Throwable, A> otherwise,
      Runnable meanwhile) {
    ExecutorService threads =
        items.size() <= most
            ? Executors.newVirtualThreadPerTaskExecutor()
            : Executors.newFixedThreadPool(most, Thread.ofVirtual().factory());
    try {
      Map<I, Future<A>> running = new LinkedHashMap<>();
      items.forEach(item -> running.put(item, threads.submit(() -> task.apply(item))));
      meanwhile.run();
      Map<I, A> answers = new LinkedHashMap<>();
      running.forEach((item, answer) -> answers.put(item, await(item, answer, otherwise)));
      return answers;
    } finally {
      // Not close(): it would wait for a task that hangs.
      threads.shutdownNow();
    }
  }

  private <I, A> A await(I item, Future<A> answer, BiFunction<I, Throwable, A> otherwise) {
    try {
      return answer.get(end.left().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      answer.cancel(true);
      return otherwise.apply(item, late);
    } catch (InterruptedException stop) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return otherwise.apply(item, stop);
    } catch (ExecutionException failure) {
      return otherwise.apply(item, failure.getCause());
    }
  }
}
