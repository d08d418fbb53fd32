package dev.sesdkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeBudgetTest {

  @ParameterizedTest(name = "of {0} s, {2} s for reading, and saving ends after {3} s")
  @CsvSource({"900, 420, 840, 870", "240, 90, 180, 210", "40, 15, 30, 35", "4, 1.5, 3, 3.5"})
  void aMinuteOrAQuarterIsKeptBackFromReadingToSaveAndTellAndEvidenceGetsHalf(
      long remaining, double evidence, long reading, double saving) {
    TimeBudget budget = TimeBudget.of(Duration.ofSeconds(remaining));

    assertThat(budget.evidence()).isEqualTo(Duration.ofMillis((long) (evidence * 1000)));
    assertThat(budget.reading()).isEqualTo(Duration.ofSeconds(reading));
    assertThat(budget.saving()).isEqualTo(Duration.ofMillis((long) (saving * 1000)));
  }
}
