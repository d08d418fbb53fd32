package dev.sesdkim.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OtherValuesTest {

  @Test
  void threeValuesAreKeptInOrderEachOnceAndTheOthersAreCounted() {
    assertThat(OtherValues.of(List.of("d", "b", "a", "b", "c")))
        .isEqualTo(new OtherValues(List.of("a", "b", "c"), 1));
    assertThat(OtherValues.of(List.of())).isEqualTo(OtherValues.NOTHING);
  }

  @Test
  void whatIsLongOrNotPrintableAsciiIsCountedAlone() {
    assertThat(OtherValues.of(List.of("x".repeat(100), "~ ~")).more()).isZero();
    assertThat(OtherValues.of(List.of("x".repeat(101), "\u00fc", "a\tb", "\u007f")))
        .isEqualTo(new OtherValues(List.of(), 4));
  }

  @Test
  void theyAreCompleteIfNoneIsCountedAlone() {
    assertThat(OtherValues.NOTHING.isNothing()).isTrue();
    assertThat(OtherValues.NOTHING.isComplete()).isTrue();
    assertThat(new OtherValues(List.of("a"), 0).isNothing()).isFalse();
    assertThat(new OtherValues(List.of(), 1).isNothing()).isFalse();
    assertThat(new OtherValues(List.of("a"), 1).isComplete()).isFalse();
  }
}
