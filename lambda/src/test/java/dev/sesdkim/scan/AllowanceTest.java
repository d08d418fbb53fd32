package dev.sesdkim.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AllowanceTest {

  private static final Instant START = Instant.parse("2026-11-24T03:00:00Z");

  private Instant now = START;
  private final Deadline end = new Deadline(() -> now, START.plusSeconds(100));
  private final Allowance allowance = new Allowance(Duration.ofSeconds(10));

  @Test
  void whatAPieceTookIsNotThereForTheNext() {
    assertThat(piece(4)).isEqualTo(Duration.ofSeconds(10));
    now = now.plusSeconds(30);
    assertThat(piece(1)).isEqualTo(Duration.ofSeconds(6));
    assertThat(piece(8)).isEqualTo(Duration.ofSeconds(5));
    assertThat(piece(1)).isEqualTo(Duration.ZERO);
  }

  @Test
  void itIsOverWhenAllIsOver() {
    now = START.plusSeconds(97);
    assertThat(piece(1)).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void aPieceThatFailsTakesItsTimeToo() {
    try {
      allowance.use(
          end,
          _ -> {
            now = now.plusSeconds(9);
            throw new IllegalStateException();
          });
    } catch (IllegalStateException expected) {
      assertThat(piece(0)).isEqualTo(Duration.ofSeconds(1));
    }
  }

  /// @return how much time it was given
  private Duration piece(int seconds) {
    return allowance.use(
        end,
        by -> {
          Duration left = by.left();
          now = now.plusSeconds(seconds);
          return left;
        });
  }
}
