package dev.sesdkim.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {

  @Test
  void textWithoutSurprisesStaysAsItIs() {
    assertThat(Printable.line("bücher.example 日本 📨 <b>&", 100))
        .isEqualTo("bücher.example 日本 📨 <b>&");
  }

  @Test
  void controlReorderingAndLineCharactersAreReplaced() {
    assertThat(Printable.line("a\u0000b\nc\u001bd\u202ee\u2028f\ud800g\u200bh", 100))
        .isEqualTo("a�b�c�d�e�f�g�h");
  }

  @Test
  void tooLongATextIsCutWithAnEllipsisAtTheLimit() {
    assertThat(Printable.line("abcdef", 6)).isEqualTo("abcdef");
    assertThat(Printable.line("abcdefg", 6)).isEqualTo("abcde…");
    assertThat(Printable.line("abcdefg", 1)).isEqualTo("…");
  }

  @Test
  void aCutNeverHalvesACharacter() {
    assertThat(Printable.line("ab📨📨", 5)).isEqualTo("ab📨…");
    assertThat(Printable.line("ab📨📨", 4)).isEqualTo("ab…");
  }
}
