package dev.sesdkim.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FloorTest {

  @Test
  void theFewestCallsAreThoseOfFullPagesAndFullBatches() {
    assertThat(new Floor(0, 0).calls()).isEqualTo(1);
    assertThat(new Floor(1, 0).calls()).isEqualTo(4);
    assertThat(new Floor(100, 0).calls()).isEqualTo(4);
    assertThat(new Floor(101, 0).calls()).isEqualTo(7);
    assertThat(new Floor(10_000, 0).calls()).isEqualTo(310);
  }

  @Test
  void eachDomainWhoseDetailIsDueTakesACall() {
    assertThat(new Floor(100, 3).calls()).isEqualTo(7);
  }

  @Test
  void theRegionWithTheMostCallsDecidesTheTime() {
    assertThat(Floor.seconds(List.of(new Floor(1, 0), new Floor(101, 1), new Floor(0, 0))))
        .isEqualTo(7);
  }

  @Test
  void theCallsOfAllRegionsCount() {
    assertThat(Floor.calls(List.of(new Floor(1, 0), new Floor(101, 1)))).isEqualTo(12);
  }
}
