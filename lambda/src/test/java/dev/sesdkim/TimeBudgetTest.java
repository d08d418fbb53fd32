package dev.sesdkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeBudgetTest {

  @ParameterizedTest(name = "of {0} s, {1} s for reading and {2} s to finish what was begun")
  @CsvSource({"900, 840, 30", "240, 180, 30", "40, 30, 5", "4, 3, 0.5"})
  void aMinuteOrAQuarterIsKeptBackFromReadingToSaveAndAlert(
      long remaining, long reading, double grace) {
    TimeBudget budget = TimeBudget.of(Duration.ofSeconds(remaining));

    assertThat(budget.reading()).isEqualTo(Duration.ofSeconds(reading));
    assertThat(budget.grace()).isEqualTo(Duration.ofMillis((long) (grace * 1000)));
  }
}
