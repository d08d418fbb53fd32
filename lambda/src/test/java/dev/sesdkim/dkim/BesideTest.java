package dev.sesdkim.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BesideTest {

  @Test
  void threeValuesAreKeptInOrderEachOnceAndTheOthersAreCounted() {
    assertThat(Beside.of(List.of("d", "b", "a", "b", "c")))
        .isEqualTo(new Beside(List.of("a", "b", "c"), 1));
    assertThat(Beside.of(List.of())).isEqualTo(Beside.NOTHING);
  }

  @Test
  void whatIsLongOrNotPrintableAsciiIsCountedAlone() {
    assertThat(Beside.of(List.of("x".repeat(100), "~ ~")).more()).isZero();
    assertThat(Beside.of(List.of("x".repeat(101), "\u00fc", "a\tb", "\u007f")))
        .isEqualTo(new Beside(List.of(), 4));
  }

  @Test
  void theyAreCompleteIfNoneIsCountedAlone() {
    assertThat(Beside.NOTHING.isNothing()).isTrue();
    assertThat(Beside.NOTHING.isComplete()).isTrue();
    assertThat(new Beside(List.of("a"), 0).isNothing()).isFalse();
    assertThat(new Beside(List.of(), 1).isNothing()).isFalse();
    assertThat(new Beside(List.of("a"), 1).isComplete()).isFalse();
  }
}
