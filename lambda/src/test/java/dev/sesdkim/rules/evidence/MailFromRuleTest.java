package dev.sesdkim.rules.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.MailFromEvidence;
import dev.sesdkim.dkim.Obstacle;
import dev.sesdkim.dkim.OtherValues;
import dev.sesdkim.dkim.Spf;
import dev.sesdkim.dkim.SpfOutcome;
import dev.sesdkim.dkim.SpfProblem;
import dev.sesdkim.rules.Zone;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    assertThat(evidence.spf()).isEqualTo(new Spf(SpfOutcome.PASS, Optional.empty()));
  }

  @Test
  void theFeedbackHostOfAnotherRegionIsLegal() {
    zone.mx(NAME, 10, "feedback-smtp.us-east-1.amazonses.com");

    assertThat(look().mx().finding()).isEqualTo(DnsFinding.OK);
  }

  @Test
  void aSecondMxMakesSesRefuseTheDomain() {
    zone.mx(NAME, 10, FEEDBACK).mx(NAME, 20, "mx.example.net");

    assertThat(look().mx().finding()).isEqualTo(DnsFinding.SEVERAL);
    assertThat(look().mx().found()).contains("10 " + FEEDBACK + ", 20 mx.example.net");
  }

  @ParameterizedTest
  @ValueSource(strings = {"eu-west-1", "us-east-1"})
  void ofTheMxRecordsOfTwoRegionsTheSameOneIsToStayInBoth(String region) {
    zone.mx(NAME, 10, "feedback-smtp.us-east-1.amazonses.com").mx(NAME, 10, FEEDBACK);

    DnsCheck mx = MailFromRule.of("example.com", NAME, region, zone).mx();

    assertThat(mx.finding()).isEqualTo(DnsFinding.SEVERAL);
    assertThat(mx.expected()).isEqualTo("10 " + FEEDBACK);
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
  void whatStandsAtTheNameOfADoubledOneIsKept() {
    zone.mx(NAME + ".example.com", 10, FEEDBACK);
    zone.txt(NAME + ".example.com", "v=spf1 include:amazonses.com ~all");
    zone.txt(NAME, "some other text");

    DnsCheck txt = look().txt();

    assertThat(txt.finding()).isEqualTo(DnsFinding.NAME_DOUBLED);
    assertThat(txt.beside().values()).containsExactly("some other text");
  }

  @Test
  void anAliasAtTheNameOfADoubledOneIsInTheWay() {
    zone.mx(NAME + ".example.com", 10, FEEDBACK);
    zone.cname(NAME, "old.example.net");

    DnsCheck mx = look().mx();

    assertThat(mx.finding()).isEqualTo(DnsFinding.NAME_DOUBLED);
    assertThat(mx.inTheWay()).containsExactly(new Obstacle(DnsType.CNAME, "old.example.net"));
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
    assertThat(evidence.spf().outcome()).isEqualTo(SpfOutcome.TEMPERROR);
  }

  @Test
  void anSpfRecordThatDoesNotLetAmazonSendIsShown() {
    zone.txt(NAME, "v=spf1 ~all");

    assertThat(look().spf().outcome()).isEqualTo(SpfOutcome.NOT_COVERED);
    assertThat(look().txt().finding()).isEqualTo(DnsFinding.WRONG_TARGET);
    assertThat(look().txt().found()).contains("v=spf1 ~all");
  }

  @Test
  void severalSpfRecordsAreShown() {
    zone.txt(NAME, "v=spf1 include:amazonses.com ~all").txt(NAME, "v=spf1 -all");

    assertThat(look().spf().outcome()).isEqualTo(SpfOutcome.PERMERROR);
    assertThat(look().txt().finding()).isEqualTo(DnsFinding.SEVERAL);
    assertThat(look().txt().found()).contains("v=spf1 -all, v=spf1 include:amazonses.com ~all");
  }

  @Test
  void aTextThatWasMeantAsAnSpfRecordIsShown() {
    zone.txt(NAME, "\u201cv=spf1 include:amazonses.com ~all\u201d");

    assertThat(look().spf().outcome()).isEqualTo(SpfOutcome.NONE);
    assertThat(look().txt().finding()).isEqualTo(DnsFinding.WRONG_TARGET);
  }

  @Test
  void aTextAboutSomethingElseIsNoSpfRecord() {
    zone.txt(NAME, "some other text");

    assertThat(look().spf().outcome()).isEqualTo(SpfOutcome.NONE);
    assertThat(look().txt().finding()).isEqualTo(DnsFinding.MISSING);
  }

  @Test
  void anIncludedRecordThatCouldNotBeReadLeavesItOpen() {
    zone.txt(NAME, "v=spf1 include:_spf.example.net ~all").silent("_spf.example.net", DnsType.TXT);

    assertThat(look().spf().outcome()).isEqualTo(SpfOutcome.TEMPERROR);
    assertThat(look().txt().finding().definite()).isFalse();
    assertThat(look().txt().found().orElseThrow()).contains("_spf.example.net");
  }

  @Test
  void aRecordWhoseResultDependsOnTheSingleMailIsNotKnownToBeWrong() {
    zone.txt(NAME, "v=spf1 exists:%{i}._spf.example.net -all");

    assertThat(look().spf().is(SpfProblem.Kind.DEPENDS_ON_MAIL)).isTrue();
    assertThat(look().txt().finding()).isEqualTo(DnsFinding.OK);
  }

  private MailFromEvidence look() {
    return MailFromRule.of("example.com", NAME, "eu-west-1", zone);
  }

  @Test
  void d17OtherTextsAtTheNameHaveToStay() {
    zone.mx(NAME, 10, FEEDBACK).txt(NAME, "other").txt(NAME, "x=\"1\"");

    assertThat(look().txt().finding()).isEqualTo(DnsFinding.MISSING);
    assertThat(look().txt().beside()).isEqualTo(OtherValues.of(List.of("other", "x=\"1\"")));
  }

  @Test
  void d17AnAliasAtTheNameIsInTheWay() {
    zone.cname(NAME, "mail.example.net").a("mail.example.net", "192.0.2.1");

    Obstacle alias = new Obstacle(DnsType.CNAME, "mail.example.net");
    assertThat(look().txt().inTheWay()).containsExactly(alias);
    assertThat(look().mx().inTheWay()).containsExactly(alias);
  }

  @Test
  void anAliasToAnotherMailServerIsInTheWayAndItsTextsAreNoneOfTheName() {
    zone.cname(NAME, "mail.example.net")
        .mx("mail.example.net", 10, "mx.example.net")
        .txt("mail.example.net", "v=spf1 ip4:192.0.2.1 -all")
        .txt("mail.example.net", "other");

    Obstacle alias = new Obstacle(DnsType.CNAME, "mail.example.net");
    assertThat(look().mx().finding()).isEqualTo(DnsFinding.WRONG_TARGET);
    assertThat(look().mx().inTheWay()).containsExactly(alias);
    assertThat(look().txt().inTheWay()).containsExactly(alias);
    assertThat(look().txt().beside()).isEqualTo(OtherValues.NOTHING);
  }
}
