package dev.sesdkim.rules.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownTest {

  @Test
  void aTextOfOneHundredAndTwentyCharactersIsShownWholeAndALongerOneIsCut() {
    String just = "word ".repeat(24);

    assertThat(Shown.of(just)).isEqualTo(just);
    assertThat(Shown.of(just + "x")).isEqualTo(just + "… (121 characters)");
  }

  @Test
  void aLongWordIsShownByItsBeginning() {
    assertThat(Shown.of("p=" + "k".repeat(32))).isEqualTo("p=" + "k".repeat(32));
    assertThat(Shown.of("p=" + "k".repeat(33))).isEqualTo("p=kkkkkkkkkkkk… (33 characters)");
  }
}
