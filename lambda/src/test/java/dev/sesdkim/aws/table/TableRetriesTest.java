package dev.sesdkim.aws.table;

import static dev.sesdkim.scan.Remembered.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.scan.Deadline;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableRetriesTest {

  private final List<Duration> pauses = new ArrayList<>();

  @Test
  void eachWaitIsTwiceTheOneBeforeUpToTheLongest() {
    TableRetries.Waits waits =
        new TableRetries(pauses::add, () -> 1).until(within(Duration.ofMinutes(1)));
    for (int i = 1; i <= 7; i++) {
      assertThat(waits.tries()).isEqualTo(i);
      assertThat(waits.another()).isTrue();
    }
    assertThat(pauses)
        .extracting(Duration::toMillis)
        .containsExactly(100L, 200L, 400L, 800L, 1600L, 1600L, 1600L);
  }

  @Test
  void theWaitIsBetweenHalfAndAllOfItsLength() {
    new TableRetries(pauses::add, () -> 0).until(within(Duration.ofMinutes(1))).another();
    new TableRetries(pauses::add, () -> 1).until(within(Duration.ofMinutes(1))).another();
    assertThat(pauses).extracting(Duration::toMillis).containsExactly(50L, 100L);
  }

  @Test
  void theWaitsTogetherAreNoLongerThanTheirTime() {
    TableRetries.Waits waits =
        new TableRetries(pauses::add, () -> 1).until(within(Duration.ofMillis(700)));
    assertThat(waits.another()).isTrue();
    assertThat(waits.another()).isTrue();
    assertThat(waits.another()).isTrue();
    assertThat(waits.another()).isFalse();
    assertThat(waits.tries()).isEqualTo(4);
    assertThat(pauses).hasSize(3);
  }

  @Test
  void noWaitGoesBeyondTheDeadline() {
    InstantSource clock = InstantSource.fixed(START);
    Deadline soon = new Deadline(clock, START.plusMillis(99));
    Deadline justEnough = new Deadline(clock, START.plusMillis(100));
    TableRetries retries = new TableRetries(pauses::add, () -> 1);
    assertThat(retries.until(soon).another()).isFalse();
    assertThat(pauses).isEmpty();
    assertThat(retries.until(justEnough).another()).isTrue();
  }

  private static Deadline within(Duration time) {
    return new Deadline(InstantSource.fixed(START), START.plus(time));
  }
}
