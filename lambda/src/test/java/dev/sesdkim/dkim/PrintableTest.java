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

  @Test
  void aTextThatFitsIntoItsBytesIsNotCut() {
    assertThat(Printable.bytes("a".repeat(100), 100)).isEqualTo("a".repeat(100));
    assertThat(Printable.bytes("例".repeat(33) + "\n", 102)).isEqualTo("例".repeat(33) + "�");
  }

  @Test
  void tooManyBytesAreCutBetweenCharactersWithAnEllipsis() {
    assertThat(Printable.bytes("a".repeat(101), 100)).isEqualTo("a".repeat(97) + "…");
    assertThat(Printable.bytes("例".repeat(200), 100)).isEqualTo("例".repeat(32) + "…");
    assertThat(Printable.bytes("a".repeat(94) + "😀😀", 100)).isEqualTo("a".repeat(94) + "…");
    assertThat(Printable.bytes("a".repeat(93) + "😀😀", 100)).isEqualTo("a".repeat(93) + "😀…");
  }
}
