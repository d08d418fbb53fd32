package dev.sesdkim.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FloorTest {

  @Test
  void theFewestCallsAreThoseOfFullPagesAndFullBatches() {
    assertThat(new Floor(0).calls()).isEqualTo(1);
    assertThat(new Floor(1).calls()).isEqualTo(4);
    assertThat(new Floor(100).calls()).isEqualTo(4);
    assertThat(new Floor(101).calls()).isEqualTo(7);
    assertThat(new Floor(10_000).calls()).isEqualTo(310);
  }
}
