package dev.sesdkim.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Small pieces of text that many sentences share.
class WordsTest {

  private static final Instant SCAN = Instant.parse("2026-11-24T03:00:00Z");

  @Test
  void oneRegionIsNamedAndTheOthersCounted() {
    assertThat(Words.regions(List.of())).isEqualTo("no region");
    assertThat(Words.regions(List.of("a", "b"))).isEqualTo("a and b");
    assertThat(Words.regions(List.of("a", "b", "c"))).isEqualTo("a and 2 more regions");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T03:00:01Z, 0 m",
    "2026-11-24T02:00:01Z, 59 m",
    "2026-11-24T02:00:00Z, 1 h",
    "2026-11-22T03:00:01Z, 47 h",
    "2026-11-22T03:00:00Z, 2 d"
  })
  void anAgeIsOneNumber(Instant since, String words) {
    assertThat(Age.of(since, SCAN)).isEqualTo(words);
  }

  @Test
  void aLineIsAtMost76CharactersLongUnlessAWordIsLonger() {
    String word = "x".repeat(37);

    assertThat(new Lines().wrapped("", "", word + " y" + word))
        .hasToString(word + " y" + word + "\n");
    assertThat(new Lines().wrapped("- ", "  ", word + " y" + word))
        .hasToString("- " + word + "\n  y" + word + "\n");
    assertThat(new Lines().wrapped("- ", "  ", "z".repeat(90) + " y"))
        .hasToString("- " + "z".repeat(90) + "\n  y\n");
  }

  @Test
  void whatIsNotPrintableAsciiIsAQuestionMark() {
    assertThat(Ascii.printable(" a~\u007f\u001f\u00fc📨")).isEqualTo(" a~????");
    assertThat(Ascii.name("J\u00fcrgen@b\u00fccher.example"))
        .isEqualTo("J?rgen@xn--bcher-kva.example");
  }

  @Test
  void aSentenceBeginsWithACapitalAndAClauseDoesNotUnlessItIsAnAbbreviation() {
    assertThat(Quoted.sentence("")).isEmpty();
    assertThat(Quoted.sentence("a b")).isEqualTo("A b");
    assertThat(Quoted.clause("Add it")).isEqualTo("add it");
    assertThat(Quoted.clause("DNS shows")).isEqualTo("DNS shows");
    assertThat(Quoted.clause("A")).isEqualTo("A");
    assertThat(Quoted.clause("It")).isEqualTo("it");
  }
}
