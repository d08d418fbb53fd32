package dev.sesdkim.scan;

import dev.sesdkim.dkim.Problem;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Does the same for every region at once, on a virtual thread each. What happens to one region
/// never reaches another (S2).
///
/// @param end when waiting ends: one moment for all, or several regions that hang would add up
/// @param log told of faults in this program
record SideBySide(Deadline end, ScanLog log) {

  /// Runs the task for every region and waits for all.
  ///
  /// @param task may return the problem as its own answer; one that throws or takes too long is
  ///   given the answer that `otherwise` makes of the problem
  /// @return each region's answer
  <T> NavigableMap<String, T> each(
      Collection<String> regions,
      Function<String, T> task,
      BiFunction<String, Problem, T> otherwise) {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      Map<String, Future<T>> running = new LinkedHashMap<>();
      regions.forEach(region -> running.put(region, threads.submit(() -> task.apply(region))));
      NavigableMap<String, T> answers = new TreeMap<>();
      running.forEach((region, answer) -> answers.put(region, await(region, answer, otherwise)));
      return answers;
    } finally {
      // Not close(): it would wait for a region that hangs.
      threads.shutdownNow();
    }
  }

  private <T> T await(String region, Future<T> answer, BiFunction<String, Problem, T> otherwise) {
    try {
      return answer.get(end.left().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      answer.cancel(true);
      return otherwise.apply(region, outOfTime("the scan's time ran out before it was read"));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return otherwise.apply(region, outOfTime("the scan was interrupted"));
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof ScanFailure ended
          && ended.problem().kind() == Problem.Kind.SUPERSEDED) {
        throw ended;
      }
      return otherwise.apply(region, problem(region, failure));
    }
  }

  private Problem problem(String region, ExecutionException thrown) {
    if (thrown.getCause() instanceof ScanFailure failure) {
      return failure.problem();
    }
    log.error("region failed", Map.of("region", region), thrown);
    return new Problem(
        Problem.Kind.UNEXPECTED, "scan of " + region, String.valueOf(thrown.getCause()));
  }

  private static Problem outOfTime(String detail) {
    return new Problem(Problem.Kind.DEADLINE, "ses:ListIdentities", detail);
  }
}
