package dev.sesdkim.aws.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AtOnceTest {

  @Test
  void soManyTasksRunAtOnceAndNoMore() {
    CountDownLatch threeAreRunning = new CountDownLatch(3);
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Runnable task =
        () -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          threeAreRunning.countDown();
          awaitAll(threeAreRunning);
          running.decrementAndGet();
        };
    AtOnce.run(3, Collections.nCopies(9, task));
    assertThat(most).hasValue(3);
  }

  @Test
  void afterAFailureNoTaskBeginsAndTheFailureIsThrown() {
    AtomicInteger begun = new AtomicInteger();
    Runnable failing =
        () -> {
          begun.incrementAndGet();
          throw new IllegalStateException("no table");
        };
    assertThatThrownBy(() -> AtOnce.run(1, List.of(failing, failing, failing)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no table");
    assertThat(begun).hasValue(1);
  }

  private static void awaitAll(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
