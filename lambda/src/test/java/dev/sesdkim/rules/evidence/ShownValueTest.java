package dev.sesdkim.rules.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownValueTest {

  @Test
  void aTextOfOneHundredAndTwentyCharactersIsShownWholeAndALongerOneIsCut() {
    String just = "word ".repeat(24);

    assertThat(ShownValue.of(just)).isEqualTo(just);
    assertThat(ShownValue.of(just + "x")).isEqualTo(just + "… (121 characters)");
  }

  @Test
  void aLongWordIsShownByItsBeginning() {
    assertThat(ShownValue.of("p=" + "k".repeat(32))).isEqualTo("p=" + "k".repeat(32));
    assertThat(ShownValue.of("p=" + "k".repeat(33))).isEqualTo("p=kkkkkkkkkkkk… (33 characters)");
  }
}
