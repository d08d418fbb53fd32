package dev.sesdkim.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AllAtOnceTest {

  private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");

  @Test
  void whatIsNotDoneByTheEndIsGivenUp() {
    CountDownLatch never = new CountDownLatch(1);

    assertThat(
            new AllAtOnce(new Deadline(() -> NOW, NOW), new Silence())
                .each(List.of("slow"), item -> item, _ -> waited(never)))
        .isEmpty();
  }

  @Test
  void oneThatFailsLeavesTheOthersTheirAnswers() {
    Map<String, Integer> answers =
        new AllAtOnce(new Deadline(() -> NOW, NOW.plusSeconds(60)), new Silence())
            .each(List.of("1", "two", "3"), item -> item, Integer::valueOf);

    assertThat(answers).containsOnly(Map.entry("1", 1), Map.entry("3", 3));
  }

  private static String waited(CountDownLatch never) {
    try {
      never.await();
    } catch (InterruptedException given) {
      Thread.currentThread().interrupt();
    }
    return "late";
  }
}
