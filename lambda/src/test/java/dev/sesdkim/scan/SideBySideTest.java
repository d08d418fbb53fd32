package dev.sesdkim.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SideBySideTest {

  private static final Instant AT = Instant.parse("2026-11-24T03:00:00Z");
  private static final Duration GRACE = Duration.ofHours(1);

  @Test
  @Timeout(60)
  void severalRegionsThatHangAreWaitedForTogetherAndNotOneAfterTheOther() {
    AtomicInteger looks = new AtomicInteger();
    Instant end = AT.plus(GRACE);
    Deadline deadline =
        new Deadline(() -> looks.getAndIncrement() == 0 ? end.minusMillis(50) : end, AT);
    CountDownLatch never = new CountDownLatch(1);

    var answers =
        new SideBySide(deadline, GRACE, new Silence())
            .each(
                List.of("eu-west-1", "eu-west-2", "eu-west-3"),
                region -> hang(never, region),
                (region, problem) -> problem.kind().name());

    assertThat(answers.values()).containsOnly(Problem.Kind.DEADLINE.name());
  }

  private static String hang(CountDownLatch never, String region) {
    try {
      never.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    return region;
  }
}
