package dev.sesdkim.local;

import dev.sesdkim.scan.ScanFailure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Questions, some at a time.
final class SideBySide {

  private static final int AT_ONCE = 16;

  private SideBySide() {}

  /// The answers of the table, in the order of the questions, 16 at a time.
  ///
  /// @throws ScanFailure if a question does
  static <Q, A> List<A> of(Collection<Q> questions, Function<Q, A> ask) {
    return of(AT_ONCE, questions, ask);
  }

  /// The answers, in the order of the questions.
  ///
  /// @param atOnce how many are asked at a time
  /// @throws ScanFailure if a question does
  static <Q, A> List<A> of(int atOnce, Collection<Q> questions, Function<Q, A> ask) {
    List<Future<A>> asked = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
      questions.forEach(one -> asked.add(threads.submit(() -> ask.apply(one))));
    }
    List<A> answers = new ArrayList<>();
    asked.forEach(one -> answers.add(answer(one)));
    return answers;
  }

  private static <A> A answer(Future<A> asked) {
    try {
      return asked.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof ScanFailure failure) {
        throw failure;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", stop);
    }
  }
}
