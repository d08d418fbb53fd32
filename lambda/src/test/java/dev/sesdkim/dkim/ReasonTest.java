package dev.sesdkim.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonTest {

  @Test
  void theGravestComesFirstAndOfEqualsTheOneThatAppliesFirst() {
    assertThat(
            Arrays.stream(Reason.values())
                .filter(reason -> reason.verdict() == Verdict.UNVERIFIED)
                .sorted(Reason.WORST_FIRST))
        .containsExactly(
            Reason.IDENTITY_NOT_VERIFIED,
            Reason.FAILED,
            Reason.NOT_STARTED,
            Reason.SIGNING_DISABLED,
            Reason.NO_DOMAIN_IDENTITY,
            Reason.DOMAIN_UNVERIFIED,
            Reason.TEMPORARY_FAILURE,
            Reason.PENDING);
  }

  /// A golden text or a page may show any of them.
  @ParameterizedTest
  @EnumSource
  void whatHappenedAndWhatItMeansAreASentenceEach(Reason reason) {
    assertThat(reason.explanation()).matches("[A-Z].+[.]");
    assertThat(reason.risk()).matches("[A-Z].+[.]");
  }

  /// A column of `status` and a title over a fix have no room for a sentence.
  @ParameterizedTest
  @EnumSource
  void theCauseAndTheFixAreAFewWordsEach(Reason reason) {
    assertThat(reason.cause()).hasSizeLessThan(36).doesNotEndWith(".");
    assertThat(reason.fix()).matches("[a-z].+[^.]").hasSizeLessThan(60);
  }

  @Test
  void noReasonIsWorseThanOneOfTheSameGravity() {
    assertThat(Reason.SIGNING_DISABLED.worseThan(Reason.NOT_STARTED)).isFalse();
    assertThat(Reason.NOT_STARTED.worseThan(Reason.SIGNING_DISABLED)).isFalse();
  }

  @Test
  void whatIsSwitchedOffOrRefusedIsWrongWithTheIdentityItself() {
    assertThat(Reason.values())
        .filteredOn(Reason::isOwn)
        .containsExactly(Reason.SIGNING_DISABLED, Reason.IDENTITY_NOT_VERIFIED);
  }
}
