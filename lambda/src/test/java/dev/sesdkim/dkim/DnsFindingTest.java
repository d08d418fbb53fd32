package dev.sesdkim.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DnsFindingTest {

  @Test
  void everyFindingHasWordsOfItsOwn() {
    assertThat(Arrays.stream(DnsFinding.values()).map(DnsFinding::words))
        .doesNotContain("")
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void whereDnsCouldNotBeAskedTheWordsSaySoAndNothingIsWrong(DnsFinding finding) {
    assertThat(finding.words().startsWith("could not look")).isEqualTo(!finding.definite());
    assertThat(finding.wrong()).isEqualTo(finding.definite() && finding != DnsFinding.OK);
  }
}
