package dev.sesdkim.rules.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.MailFromEvidence;
import dev.sesdkim.dkim.SpfFinding;
import dev.sesdkim.rules.Zone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailFromRuleTest {

  private static final String NAME = "bounce.example.com";
  private static final String FEEDBACK = "feedback-smtp.eu-west-1.amazonses.com";

  private final Zone zone = new Zone().txt("amazonses.com", "v=spf1 ip4:199.255.192.0/22 -all");

  @Test
  void oneMxToTheFeedbackHostAndAnSpfRecordWithAmazonAreRight() {
    zone.mx(NAME, 10, FEEDBACK).txt(NAME, "v=spf1 include:amazonses.com ~all");

    MailFromEvidence evidence = look();

    assertThat(evidence.mx().finding()).isEqualTo(DnsFinding.OK);
    assertThat(evidence.mx().expected()).isEqualTo("10 " + FEEDBACK);
    assertThat(evidence.txt().finding()).isEqualTo(DnsFinding.OK);
    assertThat(evidence.spf()).isEqualTo(SpfFinding.OK);
  }

  @Test
  void theFeedbackHostOfAnotherRegionIsLegal() {
    zone.mx(NAME, 10, "feedback-smtp.us-east-1.amazonses.com");

    assertThat(look().mx().finding()).isEqualTo(DnsFinding.OK);
  }

  @Test
  void aSecondMxMakesSesRefuseTheDomain() {
    zone.mx(NAME, 10, FEEDBACK).mx(NAME, 20, "mx.example.net");

    assertThat(look().mx().finding()).isEqualTo(DnsFinding.WRONG_TARGET);
    assertThat(look().mx().found()).contains("10 " + FEEDBACK + ", 20 mx.example.net");
  }

  @Test
  void anotherMailServerIsWrong() {
    zone.mx(NAME, 10, "feedback-smtp.eu-west-1.amazonses.com.example.com");

    assertThat(look().mx().finding()).isEqualTo(DnsFinding.WRONG_TARGET);
  }

  @Test
  void recordsUnderADoubledNameAreFound() {
    zone.mx(NAME + ".example.com", 10, FEEDBACK);
    zone.txt(NAME + ".example.com", "v=spf1 include:amazonses.com ~all");

    MailFromEvidence evidence = look();

    assertThat(evidence.mx().finding()).isEqualTo(DnsFinding.NAME_DOUBLED);
    assertThat(evidence.txt().finding()).isEqualTo(DnsFinding.NAME_DOUBLED);
  }

  @Test
  void anotherTextUnderADoubledNameIsNotTheSpfRecord() {
    zone.txt(NAME + ".example.com", "some other text");

    assertThat(look().txt().finding()).isEqualTo(DnsFinding.MISSING);
  }

  @Test
  void whatCouldNotBeLookedUpIsUnknown() {
    zone.broken(NAME, DnsType.MX).silent(NAME, DnsType.TXT);

    MailFromEvidence evidence = look();

    assertThat(evidence.mx().finding()).isEqualTo(DnsFinding.SERVER_FAILURE);
    assertThat(evidence.txt().finding()).isEqualTo(DnsFinding.TIMEOUT);
    assertThat(evidence.spf()).isEqualTo(SpfFinding.UNKNOWN);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "v=spf1 include:amazonses.com -all,                    OK",
    "V=SPF1 INCLUDE:AmazonSES.com ~ALL,                    OK",
    "v=spf1 +include:amazonses.com ~all,                   OK",
    "v=spf1 mx  include:amazonses.com,                     OK",
    "v=spf1 -include:amazonses.com ~all,                   WITHOUT_AMAZON",
    "v=spf1 ?include:amazonses.com ~all,                   WITHOUT_AMAZON",
    "v=spf1 -all include:amazonses.com,                    WITHOUT_AMAZON",
    "v=spf1 include:amazonses.com.example.net ~all,        WITHOUT_AMAZON",
    "v=spf1 include:_spf.example.net ~all,                 WITHOUT_AMAZON",
    "v=spf1,                                               WITHOUT_AMAZON",
    "v=spf10 include:amazonses.com ~all,                   MISSING",
    "some other text,                                      MISSING",
  })
  void theSpfRecordMustLetAmazonPass(String text, SpfFinding expected) {
    zone.txt(NAME, text);

    assertThat(look().spf()).isEqualTo(expected);
  }

  @Test
  void amazonMayBeIncludedOverAnotherRecordOrARedirect() {
    zone.txt(NAME, "v=spf1 redirect=_spf.example.net");
    zone.txt("_spf.example.net", "v=spf1 include:amazonses.com ~all");

    assertThat(look().spf()).isEqualTo(SpfFinding.OK);
  }

  @Test
  void anIncludedNameWithoutATextHoldsNoAmazon() {
    zone.txt(NAME, "v=spf1 include:_spf.example.net ~all").a("_spf.example.net", "203.0.113.1");

    assertThat(look().spf()).isEqualTo(SpfFinding.WITHOUT_AMAZON);
  }

  @Test
  void aNameThatDependsOnTheMailIsNotLookedUp() {
    zone.txt(NAME, "v=spf1 include:%{i}.example.net include:a.%{d} include:amazonses.com ~all");

    assertThat(look().spf()).isEqualTo(SpfFinding.OK);
    assertThat(zone.asked).noneMatch(question -> question.name().contains("%"));
  }

  @Test
  void twoSpfRecordsAreAnError() {
    zone.txt(NAME, "v=spf1 include:amazonses.com ~all").txt(NAME, "v=spf1 -all");

    assertThat(look().spf()).isEqualTo(SpfFinding.SEVERAL);
    assertThat(look().txt().finding()).isEqualTo(DnsFinding.WRONG_TARGET);
  }

  @Test
  void tenLookupsAreAllowedAndElevenAreNot() {
    String nine =
        " a:h1.example a:h2.example a:h3.example a:h4.example mx exists:e.example ptr a mx:x.example";
    zone.txt(NAME, "v=spf1 include:amazonses.com" + nine + " ~all");
    assertThat(look().spf()).isEqualTo(SpfFinding.OK);

    Zone more = new Zone().txt(NAME, "v=spf1 include:amazonses.com" + nine + " a:h5.example ~all");
    assertThat(MailFromRule.of("example.com", NAME, "eu-west-1", more).spf())
        .isEqualTo(SpfFinding.TOO_MANY_LOOKUPS);
  }

  @Test
  void lookupsOfIncludedRecordsCountAndACircleEnds() {
    zone.txt(NAME, "v=spf1 include:one.example ~all");
    zone.txt("one.example", "v=spf1 include:two.example ~all");
    zone.txt("two.example", "v=spf1 include:one.example ~all");

    assertThat(look().spf()).isEqualTo(SpfFinding.TOO_MANY_LOOKUPS);
    assertThat(zone.asked.size()).isLessThan(20);
  }

  @Test
  void anIncludedRecordThatCouldNotBeReadMayHoldAmazon() {
    zone.txt(NAME, "v=spf1 include:_spf.example.net ~all").silent("_spf.example.net", DnsType.TXT);

    assertThat(look().spf()).isEqualTo(SpfFinding.UNKNOWN);
    assertThat(look().txt().finding()).isEqualTo(DnsFinding.TIMEOUT);
  }

  private MailFromEvidence look() {
    return MailFromRule.of("example.com", NAME, "eu-west-1", zone);
  }
}
