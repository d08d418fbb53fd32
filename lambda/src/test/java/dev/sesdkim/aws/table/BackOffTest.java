package dev.sesdkim.aws.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackOffTest {

  @Test
  void eachWaitIsTwiceTheOneBeforeUpToTheLongestUntilTheTriesAreSpent() {
    List<Duration> waits = new ArrayList<>();
    BackOff backOff = new BackOff(waits::add, () -> 1);
    int next = 2;
    while (backOff.before(next)) {
      next++;
    }
    assertThat(waits)
        .hasSize(BackOff.TRIES - 1)
        .extracting(Duration::toMillis)
        .startsWith(100L, 200L, 400L, 800L, 1600L, 1600L)
        .endsWith(1600L);
    assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus))
        .isBetween(Duration.ofSeconds(50), Duration.ofMinutes(1));
  }

  @Test
  void theWaitIsBetweenHalfAndAllOfItsLength() {
    List<Duration> waits = new ArrayList<>();
    new BackOff(waits::add, () -> 0).before(3);
    new BackOff(waits::add, () -> 1).before(3);
    assertThat(waits).containsExactly(Duration.ofMillis(100), Duration.ofMillis(200));
  }
}
