package dev.sesdkim.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.scan.Deadline;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ScanLookupsTest {

  private static final Instant NOW = Instant.parse("2026-03-01T06:00:00Z");
  private static final DnsAnswer ANSWER = new DnsAnswer.NoSuchName(List.of());

  @Test
  void noMoreQuestionsAreUnderWayThanAllowedAndAllAreAnswered() throws Exception {
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch twoAtOnce = new CountDownLatch(2);
    ScanLookups lookups =
        new ScanLookups(
            _ -> {
              most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
              twoAtOnce.countDown();
              awaitQuietly(twoAtOnce);
              underWay.decrementAndGet();
              return ANSWER;
            },
            deadline(NOW.plusSeconds(60)),
            2);

    List<DnsAnswer> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<DnsAnswer>> asked = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        DnsQuestion question = new DnsQuestion("n" + i + ".example.com", DnsType.TXT);
        asked.add(threads.submit(() -> lookups.apply(question)));
      }
      for (Future<DnsAnswer> answer : asked) {
        answers.add(answer.get());
      }
    }

    assertThat(answers).hasSize(20).containsOnly(ANSWER);
    assertThat(most).hasValue(2);
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

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
