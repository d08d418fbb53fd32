package dev.sesdkim.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DmarcProblemTest {

  @Test
  void aSentenceSaysWhatIsWrongAndAboutWhichText() {
    assertThat(new DmarcProblem(DmarcProblem.Kind.P_INVALID, "blok").sentence())
        .isEqualTo("P_INVALID: the p tag is not none, quarantine or reject (blok)");
  }

  @ParameterizedTest
  @EnumSource
  void withoutATextTheSentenceIsTheCodeAndItsWordsAlone(DmarcProblem.Kind kind) {
    assertThat(new DmarcProblem(kind, "").sentence()).isEqualTo(kind + ": " + kind.words());
  }

  @Test
  void everyProblemHasWordsOfItsOwn() {
    assertThat(Arrays.stream(DmarcProblem.Kind.values()).map(DmarcProblem.Kind::words))
        .allMatch(words -> words.length() > 20)
        .doesNotHaveDuplicates();
  }
}
