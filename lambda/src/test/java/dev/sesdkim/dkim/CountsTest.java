package dev.sesdkim.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountsTest {

  @Test
  void eachVerdictIsCountedForItself() {
    Counts counts = Counts.NONE;
    for (Verdict verdict : Verdict.values()) {
      counts = counts.plus(verdict);
    }

    assertThat(counts).isEqualTo(new Counts(1, 1, 1));
  }

  @Test
  void theCountsOfTwoRegionsAddUp() {
    Counts both = new Counts(1, 2, 3).plus(new Counts(10, 20, 30));

    assertThat(both).isEqualTo(new Counts(11, 22, 33));
    assertThat(both.total()).isEqualTo(66);
  }
}
