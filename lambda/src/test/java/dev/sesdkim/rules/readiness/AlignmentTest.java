package dev.sesdkim.rules.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.CheckOutcome;
import dev.sesdkim.dkim.DkimEvidence;
import dev.sesdkim.dkim.Dmarc;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.Readiness;
import dev.sesdkim.dkim.ReadinessCheck;
import dev.sesdkim.dkim.Verdict;
import dev.sesdkim.rules.Zone;
import dev.sesdkim.rules.dmarc.DmarcRule;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlignmentTest {

  private static final MailFrom STANDARD = new MailFrom.Standard();

  @ParameterizedTest(name = "{0}, from {1}, MAIL FROM {2}, {3}: {4} aligned")
  @CsvSource({
    "VERIFIED,   example.com,      bounce.example.com,      '',      DKIM and SPF",
    "VERIFIED,   example.com,      bounce.example.com,      aspf=s,  only DKIM",
    "VERIFIED,   mail.example.com, bounce.mail.example.com, adkim=s, DKIM and SPF",
    "UNVERIFIED, mail.example.com, bounce.mail.example.com, '',      only SPF",
    "UNVERIFIED, mail.example.com, mail.example.com,        aspf=s,  only SPF",
    "UNVERIFIED, mail.example.com, bounce.mail.example.com, aspf=s,  neither",
    "VERIFIED,   example.com,      bounce.example.net,      '',      only DKIM",
    "UNVERIFIED, example.com,      bounce.example.net,      '',      neither",
  })
  void theFromDomainMustBeAlignedWithOneOfThem(
      Verdict verdict, String from, String mailFrom, String modes, String aligned) {
    Dmarc dmarc = record(from, "example.com", "v=DMARC1; p=none; " + modes);

    Readiness.Result result = judge(verdict, from, custom(mailFrom), dmarc);

    assertThat(result.words()).startsWith(aligned);
    assertThat(result.outcome())
        .isEqualTo(
            switch (aligned) {
              case "neither" -> CheckOutcome.FAIL;
              case "DKIM and SPF" -> CheckOutcome.PASS;
              default -> CheckOutcome.WARN;
            });
  }

  @ParameterizedTest(name = "from {0}, MAIL FROM {1}: {2}")
  @CsvSource({
    "mail.example.com, example.com,      only SPF",
    "example.com,      mail.example.com, only SPF",
    "mail.example.com, news.example.com, neither",
  })
  void withoutADmarcRecordADomainAboveOrBelowIsTakenAsAligned(
      String from, String mailFrom, String aligned) {
    Dmarc none = DmarcRule.of(from, new Zone());

    assertThat(judge(Verdict.UNVERIFIED, from, custom(mailFrom), none).words()).startsWith(aligned);
  }

  @Test
  void aDomainAboveTheOneThatADmarcRecordCallsTheOrganizationIsNotAligned() {
    String from = "mail.example.com";
    Dmarc dmarc = record(from, from, "v=DMARC1; p=none; psd=n");

    assertThat(judge(Verdict.UNVERIFIED, from, custom("example.com"), dmarc).outcome())
        .isEqualTo(CheckOutcome.FAIL);
  }

  @Test
  void aDomainThatSesDoesNotSignForIsNotAligned() {
    Dmarc dmarc = record("example.com", "example.com", "v=DMARC1; p=none");

    assertThat(judge(Verdict.UNVERIFIED, "example.com", STANDARD, dmarc).outcome())
        .isEqualTo(CheckOutcome.FAIL);
  }

  @Test
  void aMailboxProvidersDomainCanNeverBeAligned() {
    Dmarc dmarc = record("gmail.com", "gmail.com", "v=DMARC1; p=none");

    Readiness.Result result = judge(Verdict.VERIFIED, "gmail.com", STANDARD, dmarc);

    assertThat(result.outcome()).isEqualTo(CheckOutcome.FAIL);
    assertThat(result.words()).contains("gmail.com");
  }

  private static MailFrom custom(String domain) {
    return new MailFrom.Custom(domain, "Success", "UseDefaultValue");
  }

  private static Dmarc record(String from, String at, String text) {
    return DmarcRule.of(from, new Zone().txt("_dmarc." + at, text));
  }

  private static Readiness.Result judge(
      Verdict verdict, String from, MailFrom mailFrom, Dmarc dmarc) {
    return ReadinessRule.of(
            new Sender(
                from,
                verdict,
                DkimEvidence.none(),
                Optional.empty(),
                mailFrom,
                Optional.empty(),
                dmarc))
        .result(ReadinessCheck.ALIGNMENT);
  }
}
