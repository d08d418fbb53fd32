package dev.sesdkim.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NameRangeTest {

  @Test
  void namesAreInTheOrderOfTheirUtf8() {
    List<String> names =
        List.of("", "a", "a.jp", "a@b", "b", "É", "é", "例え.jp", "\uE000", "\uFFFD", "😀", "😀a");

    assertThat(names.reversed().stream().sorted(NameRange.ORDER)).containsExactlyElementsOf(names);
    assertThat(
            names.reversed().stream()
                .sorted(
                    (one, other) ->
                        Arrays.compareUnsigned(
                            one.getBytes(StandardCharsets.UTF_8),
                            other.getBytes(StandardCharsets.UTF_8))))
        .containsExactlyElementsOf(names);
  }

  @Test
  void theNameAfterWhichItBeginsIsNotInTheRangeAndTheLastIs() {
    NameRange range = new NameRange(Optional.of("b"), Optional.of("d"));

    assertThat(List.of("a", "b", "b.", "c", "d", "d.", "e").stream().filter(range::holds))
        .containsExactly("b.", "c", "d");
  }

  @Test
  void aRangeWithoutAnEndHoldsAllOnThatSide() {
    assertThat(new NameRange(Optional.empty(), Optional.of("b")).holds("a")).isTrue();
    assertThat(new NameRange(Optional.of("b"), Optional.empty()).holds("zz")).isTrue();
    assertThat(NameRange.ALL.holds("anything")).isTrue();
  }
}
