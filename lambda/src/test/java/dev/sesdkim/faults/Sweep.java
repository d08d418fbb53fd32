package dev.sesdkim.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Tries many cases, as many at a time as there are processors, each on a bench of its own.
final class Sweep implements AutoCloseable {

  private final List<Bench> benches;
  private final BlockingQueue<Bench> free;

  Sweep(String... regions) {
    benches =
        Stream.generate(() -> new Bench(regions))
            .limit(Runtime.getRuntime().availableProcessors())
            .toList();
    free = new ArrayBlockingQueue<>(benches.size(), false, benches);
  }

  /// A bench that no other has at the moment.
  Bench bench() {
    return benches.getFirst();
  }

  /// Tries each case and says of all that fail which they are.
  <T> void each(Collection<T> cases, BiConsumer<Bench, T> check) throws InterruptedException {
    tryEach(cases, _ -> true, check);
  }

  /// Tries each case of a call. Unless it is a call to the table, the simulated table will do.
  <T> void each(Collection<T> cases, Function<T, AwsCall> call, BiConsumer<Bench, T> check)
      throws InterruptedException {
    tryEach(cases, one -> call.apply(one).isOfTable(), check);
  }

  private <T> void tryEach(
      Collection<T> cases, Predicate<T> needsEngine, BiConsumer<Bench, T> check)
      throws InterruptedException {
    assertThat(cases).as("cases").isNotEmpty();
    List<String> failures = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(benches.size())) {
      List<Future<?>> running = new ArrayList<>();
      cases.forEach(
          one -> running.add(threads.submit(() -> on(check, one, needsEngine.test(one)))));
      for (Future<?> one : running) {
        try {
          one.get();
        } catch (ExecutionException failed) {
          failures.add(String.valueOf(failed.getCause()));
        }
      }
    }
    assertThat(failures).as("%d of %d cases", failures.size(), cases.size()).isEmpty();
  }

  private <T> void on(BiConsumer<Bench, T> check, T one, boolean engine) {
    try {
      Bench bench = free.take();
      try {
        bench.simulatesTable(!engine);
        check.accept(bench, one);
      } catch (AssertionError failed) {
        throw new AssertionError(one + ": " + failed.getMessage(), failed);
      } finally {
        bench.simulatesTable(false);
        free.add(bench);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    benches.forEach(Bench::close);
  }
}
