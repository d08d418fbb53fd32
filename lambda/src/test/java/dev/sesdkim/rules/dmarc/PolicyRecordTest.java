package dev.sesdkim.rules.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.DmarcPolicy;
import dev.sesdkim.dkim.DmarcProblem;
import dev.sesdkim.dkim.DmarcProblem.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyRecordTest {

  private static final String GOOD = "v=DMARC1; p=reject; rua=mailto:d@example.com";

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "v=DMARC1; p=reject; rua=mailto:d@example.com                           |",
        "v=DMARC1; p=reject; rua=mailto:d@example.com;                          |",
        "v=DMARC1; p=reject; rua=mailto:d@example.com; psd=u; t=n; adkim=r; aspf=R |",
        "v=DMARC1; p=reject; rua=mailto:d@example.com, mailto:e@example.com     |",
        "v=DMARC1; p=reject; rua=mailto:d%21x@example.com                       |",
        "v=DMARC1; p=reject; rua=mailto:d@example.com; fo=1:d:s                 |",
        "v=DMARC1; p=reject                                                     | RUA_MISSING",
        "v=DMARC1; rua=mailto:d@example.com                                     | P_MISSING",
        "v=DMARC1; p=rejct; rua=mailto:d@example.com                            | P_INVALID",
        "v=DMARC1; sp=none; p=reject; rua=mailto:d@example.com                  | P_NOT_SECOND",
        "v=DMARC1; p=reject; sp=x; rua=mailto:d@example.com                     | SP_INVALID",
        "v=DMARC1; p=reject; np=x; rua=mailto:d@example.com                     | NP_INVALID",
        "v=DMARC1; p=reject; psd=x; rua=mailto:d@example.com                    | PSD_INVALID",
        "v=DMARC1; p=reject; psd=yn; rua=mailto:d@example.com                   | PSD_INVALID",
        "v=DMARC1; p=reject; t=1; rua=mailto:d@example.com                      | T_INVALID",
        "v=DMARC1; p=reject; t=y; rua=mailto:d@example.com                      | TEST_MODE",
        "v=DMARC1; p=reject; adkim=relaxed; rua=mailto:d@example.com            | ADKIM_INVALID",
        "v=DMARC1; p=reject; aspf=; rua=mailto:d@example.com                    | ASPF_INVALID",
        "v=DMARC1; p=reject; fo=0:1; rua=mailto:d@example.com                   | FO_INVALID",
        "v=DMARC1; p=reject; fo=d:d; rua=mailto:d@example.com                   | FO_INVALID",
        "v=DMARC1; p=reject; fo=x; rua=mailto:d@example.com                     | FO_INVALID",
        "v=DMARC1; p=reject; rua=                                               | RUA_INVALID",
        "v=DMARC1; p=reject; rua=d@example.com                                  | RUA_INVALID",
        "v=DMARC1; p=reject; rua=mailto:d@example.com,                          | RUA_INVALID",
        "v=DMARC1; p=reject; rua=mailto:d@example.com mailto:e@example.com      | RUA_INVALID",
        "v=DMARC1; p=reject; rua=mailto:example.com                             | RUA_INVALID",
        "v=DMARC1; p=reject; rua=mailto:d@example.com!10m                       | REPORT_SIZE",
        "v=DMARC1; p=reject; rua=https://example.com/reports                    | REPORT_SCHEME",
        "v=DMARC1; p=reject; rua=mailto:d@example.com; ruf=x                    | RUF_INVALID",
        "v=DMARC1; p=reject; rua=mailto:d@example.com; pct=50                   | TAG_REMOVED",
        "v=DMARC1; p=reject; rua=mailto:d@example.com; rf=afrf; ri=86400        | TAG_REMOVED TAG_REMOVED",
        "v=DMARC1; p=reject; rua=mailto:d@example.com; policy=none              | TAG_UNKNOWN",
        "v=DMARC1; p=reject; rua=mailto:d@example.com; p=none                   | TAG_TWICE",
        "v=DMARC1; p=reject; rua=mailto:d@example.com; junk                     | NOT_A_TAG",
        "v=DMARC1; p=reject; rua mailto:d@example.com                           | NOT_A_TAG RUA_MISSING",
      })
  void whatItsOwnerShouldKnowIsTold(String text, String kinds) {
    List<Kind> expected =
        kinds == null ? List.of() : Arrays.stream(kinds.split(" ", -1)).map(Kind::valueOf).toList();

    assertThat(PolicyRecord.of(text).problems())
        .extracting(DmarcProblem::kind)
        .containsExactlyElementsOf(expected);
  }

  @ParameterizedTest(name = "{0} is a record")
  @ValueSource(strings = {"v=DMARC1", "v=DMARC1;", "V=DMARC1; p=none", "v \t=\t DMARC1 \t; p=none"})
  void aRecordOpensWithItsVersion(String text) {
    assertThat(Version.opens(text)).isTrue();
    assertThat(Version.opens(" " + text)).isFalse();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      quoteCharacter = '`',
      value = {
        "v=DMARC1p=none|VERSION_MALFORMED",
        "v=DMARC1, p=none|VERSION_MALFORMED",
        "v=DMARC1 p=none|VERSION_MALFORMED",
        "v=DMARC2; p=none|",
        "v=DMarc1; p=none|VERSION_WRONG_CASE",
        "\tv=DMARC1; p=none|TEXT_IN_FRONT",
        "\"v=DMARC1; p=none|TEXT_IN_FRONT",
        "p=none; v=DMARC1|VERSION_NOT_FIRST",
        "p=none; rua=mailto:d@example.com|VERSION_MISSING",
        "v=spf1 include:amazonses.com ~all|",
        "verification=dmarc1|",
      })
  void aTextThatWasMeantAsARecordIsToldFromOneAboutSomethingElse(String text, String kind) {
    assertThat(Version.flaw(text).map(DmarcProblem::kind))
        .isEqualTo(Optional.ofNullable(kind).map(Kind::valueOf));
  }

  @Test
  void theFirstOfTwoEqualTagsCounts() {
    assertThat(PolicyRecord.of(GOOD + "; p=none").forItself().word()).isEqualTo("reject");
  }

  @Test
  void belowItANameThatDoesNotExistTakesNpElseSpElseP() {
    assertThat(below("v=DMARC1; p=reject; sp=quarantine; np=none")).isEqualTo(DmarcPolicy.NONE);
    assertThat(below("v=DMARC1; p=reject; sp=quarantine")).isEqualTo(DmarcPolicy.QUARANTINE);
    assertThat(below("v=DMARC1; p=reject")).isEqualTo(DmarcPolicy.REJECT);
  }

  private static DmarcPolicy below(String text) {
    return PolicyRecord.of(text).forBelow(false);
  }

  @Test
  void whatIsShownOfARecordIsPrintableAndShort() {
    String detail =
        PolicyRecord.of(GOOD + "; sp=\u001b[31m" + "x".repeat(500)).problems().getFirst().detail();

    assertThat(detail.getBytes(StandardCharsets.UTF_8)).hasSize(200);
    assertThat(detail).doesNotContain("\u001b");
  }
}
