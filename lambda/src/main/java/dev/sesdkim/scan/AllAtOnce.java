package dev.sesdkim.scan;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// Does something for every item, on a virtual thread each, until a moment at which whatever is not
/// done is given up.
///
/// @param log told of faults in this program
record AllAtOnce(Deadline end, ScanLog log) {

  /// The answers by the keys of their items; none for an item that was given up or failed.
  <I, K, A> Map<K, A> each(Collection<I> items, Function<I, K> key, Function<I, A> task) {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      Map<I, Future<A>> running = new LinkedHashMap<>();
      items.forEach(item -> running.put(item, threads.submit(() -> task.apply(item))));
      Map<K, A> answers = new HashMap<>();
      running.forEach(
          (item, answer) ->
              await(key.apply(item), answer).ifPresent(got -> answers.put(key.apply(item), got)));
      return answers;
    } finally {
      // Not close(): it would wait for what was given up.
      threads.shutdownNow();
    }
  }

  private <K, A> Optional<A> await(K key, Future<A> answer) {
    try {
      return Optional.of(answer.get(end.left().toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException late) {
      answer.cancel(true);
    } catch (InterruptedException stop) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
    } catch (ExecutionException fault) {
      log.error("no evidence", Map.of("identity", String.valueOf(key)), fault);
    }
    return Optional.empty();
  }
}
