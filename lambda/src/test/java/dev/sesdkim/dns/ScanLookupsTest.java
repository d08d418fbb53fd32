package dev.sesdkim.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.scan.Deadline;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScanLookupsTest {

  private static final Instant NOW = Instant.parse("2026-03-01T06:00:00Z");
  private static final DnsAnswer ANSWER = new DnsAnswer.NoSuchName(List.of());

  @Test
  void noMoreQuestionsAreUnderWayThanAllowedAndAllAreAnswered() throws InterruptedException {
    AtomicInteger underWay = new AtomicInteger();
    CountDownLatch answered = new CountDownLatch(1);
    ScanLookups lookups =
        new ScanLookups(
            _ -> {
              underWay.incrementAndGet();
              awaitQuietly(answered);
              return ANSWER;
            },
            deadline(NOW.plusSeconds(60)),
            2);
    List<DnsAnswer> answers = new CopyOnWriteArrayList<>();
    List<Thread> askers =
        IntStream.range(0, 20)
            .mapToObj(i -> new DnsQuestion("n" + i + ".example.com", DnsType.TXT))
            .map(question -> Thread.ofVirtual().start(() -> answers.add(lookups.apply(question))))
            .toList();

    while (!askers.stream().allMatch(ScanLookupsTest::waits)) {
      Thread.onSpinWait();
    }
    assertThat(underWay).hasValue(2);

    answered.countDown();
    for (Thread asker : askers) {
      asker.join();
    }
    assertThat(answers).hasSize(20).containsOnly(ANSWER);
  }

  @Test
  void whoAsksTheSameAtTheSameTimeGetsTheSameAnswerFromOneQuestion() throws Exception {
    AtomicInteger questions = new AtomicInteger();
    ScanLookups lookups =
        new ScanLookups(
            _ -> {
              questions.incrementAndGet();
              return ANSWER;
            },
            deadline(NOW.plusSeconds(60)),
            4);

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 50; i++) {
        threads.execute(
            () ->
                assertThat(lookups.apply(new DnsQuestion("example.com", DnsType.TXT)))
                    .isEqualTo(ANSWER));
      }
    }

    assertThat(questions).hasValue(1);
  }

  @Test
  void aFaultInTheProgramNamesTheQuestion() {
    ScanLookups lookups =
        new ScanLookups(
            _ -> {
              throw new IllegalArgumentException("fault");
            },
            deadline(NOW.plusSeconds(60)),
            1);

    assertThatThrownBy(() -> lookups.apply(new DnsQuestion("example.com", DnsType.TXT)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("example.com TXT")
        .hasRootCauseMessage("fault");
  }

  private static Deadline deadline(Instant at) {
    return new Deadline(InstantSource.fixed(NOW), at);
  }

  private static boolean waits(Thread thread) {
    return thread.getState() == Thread.State.WAITING
        || thread.getState() == Thread.State.TIMED_WAITING;
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
