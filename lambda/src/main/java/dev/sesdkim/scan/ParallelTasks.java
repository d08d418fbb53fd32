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

/// Runs a task for each of several items, side by side, on virtual threads. What happens to one
/// item never reaches another (S2).
///
/// @param end when waiting ends: one moment for all, or several tasks that hang would add up
/// @param most how many run at once; the others follow in their order
record ParallelTasks(Deadline end, int most) {

  /// All at once.
  ParallelTasks(Deadline end) {
    this(end, Integer.MAX_VALUE);
  }

  /// Runs the task for every item and waits for all.
  ///
  /// @param otherwise the answer for an item without one. It is given what the task threw, a
  ///   [TimeoutException] when the task was not done in time, or an [InterruptedException]
  /// @return each item's answer, in the order of the items
  <I, A> Map<I, A> each(
      Collection<I> items, Function<I, A> task, BiFunction<I, Throwable, A> otherwise) {
    return each(items, task, otherwise, () -> {});
  }

  /// The same.
  ///
  /// @param meanwhile runs on the calling thread while the tasks do; what it throws ends them
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
