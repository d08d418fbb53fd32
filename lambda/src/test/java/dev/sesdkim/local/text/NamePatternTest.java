package dev.sesdkim.local.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {

  @ParameterizedTest
  @CsvSource({
    "*.bücher.example, mail.xn--bcher-kva.example",
    "*bücher.example, xn--bcher-kva.example",
    "BÜ*.example., xn--bcher-kva.example",
    "*@*ücher.*, editor@xn--bcher-kva.example",
    "*ü*, xn--bcher-kva.example",
    "b?cher.example, xn--bcher-kva.example",
    "*straße.example, xn--strae-oqa.example",
    "*書｡example, xn--lcss68a.example",
    "xn--*, xn--bcher-kva.example",
    "*.example, xn--!.example"
  })
  void unicodeAndALabelsMakeNoDifferenceBesideAWildcardEither(String pattern, String name) {
    assertThat(new NamePattern(pattern).holds(name)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "*strasse.example, xn--strae-oqa.example",
    "*bücher.example, bucher.example",
    "bü*@*, bucher@xn--bcher-kva.example",
    "*.bücher.example, xn--bcher-kva.example"
  })
  void anotherNameDoesNotMatch(String pattern, String name) {
    assertThat(new NamePattern(pattern).holds(name)).isFalse();
  }
}
