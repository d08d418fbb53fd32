package dev.sesdkim.rules.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.DmarcPolicy;
import dev.sesdkim.dkim.DmarcProblem;
import dev.sesdkim.dkim.DmarcProblem.Kind;
import dev.sesdkim.rules.CaseTable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The cases of `rules/dmarc-corrections.txt`.
class CorrectionTest {

  static Stream<Arguments> cases() {
    return CaseTable.of("/rules/dmarc-corrections.txt", 3);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("cases")
  void theRecordSaysWhatItsOwnerMeant(String section, String record, String texts) {
    assertThat(Correction.of(texts(texts)).map(Correction::record).orElse("-"))
        .as(section)
        .isEqualTo(record);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("cases")
  void receiversReadTheRecordAndNothingInItIsBroken(String section, String record, String texts) {
    Correction.of(texts(texts))
        .ifPresent(
            correction -> {
              for (String text : List.of(correction.record(), correction.below())) {
                assertThat(Version.opens(text)).isTrue();
                assertThat(Correction.isNeeded(List.of(text))).isFalse();
                assertThat(PolicyRecord.of(text).problems())
                    .extracting(DmarcProblem::kind)
                    .isSubsetOf(
                        Kind.RUA_MISSING, Kind.TEST_MODE, Kind.REPORT_SCHEME, Kind.TAG_REMOVED);
              }
            });
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          v=DMARC1; p=none                  | v=dmarc1; p=none; sp=reject; psd=n | v=DMARC1; p=reject
          with addresses                    | v=dmarc1; p=reject; rua=mailto:d@example.com | v=DMARC1; p=reject; rua=mailto:d@example.com
          np is about names that are absent | v=dmarc1; p=reject; np=none | v=DMARC1; p=reject
          """)
  void aNameBelowGetsWhatTheRecordSaysOfIt(String what, String text, String below) {
    assertThat(Correction.of(List.of(text)).map(Correction::below)).as(what).contains(below);
  }

  @Test
  void aRecordThatNamesItsPolicyNeedsNoCorrectionWhateverStandsBesideIt() {
    assertThat(Correction.isNeeded(List.of("v=DMARC1; p=none", "v=dmarc1; p=reject", "x")))
        .isFalse();
    assertThat(Correction.isNeeded(List.of("site=abc123"))).isFalse();
    assertThat(Correction.isNeeded(List.of("v=DMARC1; p=none", "v=DMARC1; p=reject"))).isTrue();
    assertThat(Correction.isNeeded(List.of("v=DMARC1"))).isTrue();
  }

  @Test
  void aRecordThatCouldNotBeStoredWholeIsNotGiven() {
    String fits = meant(450);

    assertThat(Correction.of(List.of(fits)).map(Correction::record))
        .contains(fits.replace("v=dmarc1", "v=DMARC1"));
    assertThat(Correction.of(List.of(meant(451)))).isEmpty();
  }

  private static String meant(int characters) {
    String record =
        IntStream.range(10, 28)
            .mapToObj("mailto:d%s@example.com"::formatted)
            .collect(Collectors.joining(",", "v=dmarc1; p=none; rua=", ""));
    return record.replace("d10@", "d".repeat(characters - record.length()) + "d10@");
  }

  @Test
  void theTextsOfOthersAreToldFromThoseThatWereMeantAsRecords() {
    List<String> texts = List.of("v=DMARC1; p=none", "p=reject", "site=1", "v=spf1 -all");

    assertThat(Correction.meant(texts)).containsExactly("v=DMARC1; p=none", "p=reject");
    assertThat(Correction.others(texts)).containsExactly("site=1", "v=spf1 -all");
  }

  @Test
  void thePolicyOfARecordIsReadOnlyWhereReceiversReadIt() {
    assertThat(Correction.policy("v=DMARC1; p=reject")).contains(DmarcPolicy.REJECT);
    assertThat(Correction.policy("v=DMARC1; p=rejct")).isEmpty();
    assertThat(Correction.policy("v=dmarc1; p=reject")).isEmpty();
  }

  private static List<String> texts(String texts) {
    return List.of(texts.split(" && ", -1));
  }
}
