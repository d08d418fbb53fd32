package dev.sesdkim.rules.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.CheckOutcome;
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

  @ParameterizedTest(name = "from {0}, signed by {1}, MAIL FROM {2}, {3}: {4} aligned")
  @CsvSource({
    "example.com,      example.com,      bounce.example.com,      '',               DKIM and SPF",
    "example.com,      example.com,      bounce.example.com,      aspf=s,           only DKIM",
    "mail.example.com, example.com,      bounce.mail.example.com, '',               DKIM and SPF",
    "mail.example.com, example.com,      bounce.mail.example.com, adkim=s,          only SPF",
    "mail.example.com, example.com,      bounce.mail.example.com, adkim=s; aspf=s,  neither",
    "mail.example.com, mail.example.com, bounce.example.com,      adkim=s; aspf=s,  only DKIM",
    "example.com,      example.net,      bounce.example.net,      '',               neither",
    "example.com,      example.net,      bounce.example.com,      '',               only SPF",
  })
  void theFromDomainMustBeAlignedWithOneOfThem(
      String from, String signedBy, String mailFrom, String modes, String aligned) {
    Readiness.Result result =
        judge(
            from,
            Optional.of(signedBy),
            new MailFrom.Custom(mailFrom, "Success", "UseDefaultValue"),
            record(from, "example.com", "v=DMARC1; p=none; " + modes));

    assertThat(result.words()).startsWith(aligned);
    assertThat(result.outcome())
        .isEqualTo(
            switch (aligned) {
              case "neither" -> CheckOutcome.FAIL;
              case "DKIM and SPF" -> CheckOutcome.PASS;
              default -> CheckOutcome.WARN;
            });
  }

  @ParameterizedTest(name = "from {0}, signed by {1}: {2}")
  @CsvSource({
    "mail.example.com, example.com,      only DKIM",
    "example.com,      mail.example.com, only DKIM",
    "mail.example.com, news.example.com, neither",
  })
  void withoutADmarcRecordADomainAboveOrBelowIsTakenAsAligned(
      String from, String signedBy, String aligned) {
    assertThat(judge(from, Optional.of(signedBy), STANDARD, DmarcRule.of(from, new Zone())).words())
        .startsWith(aligned);
  }

  @Test
  void aDomainAboveTheOneThatADmarcRecordCallsTheOrganizationIsNotAligned() {
    String from = "mail.example.com";
    Dmarc dmarc = record(from, from, "v=DMARC1; p=none; psd=n");

    assertThat(judge(from, Optional.of("example.com"), STANDARD, dmarc).outcome())
        .isEqualTo(CheckOutcome.FAIL);
  }

  @Test
  void anAddressThatNoDomainSignsForIsNotAligned() {
    Dmarc dmarc = record("example.com", "example.com", "v=DMARC1; p=none");

    assertThat(judge("example.com", Optional.empty(), STANDARD, dmarc).outcome())
        .isEqualTo(CheckOutcome.FAIL);
  }

  @Test
  void anAddressAtAMailboxProviderCanNeverBeAligned() {
    Dmarc dmarc = record("gmail.com", "gmail.com", "v=DMARC1; p=none");

    Readiness.Result result = judge("gmail.com", Optional.of("gmail.com"), STANDARD, dmarc);

    assertThat(result.outcome()).isEqualTo(CheckOutcome.FAIL);
    assertThat(result.words()).contains("gmail.com");
  }

  private static Dmarc record(String from, String at, String text) {
    return DmarcRule.of(from, new Zone().txt("_dmarc." + at, text));
  }

  private static Readiness.Result judge(
      String from, Optional<String> signedBy, MailFrom mailFrom, Dmarc dmarc) {
    return ReadinessRule.of(
            new Sender(
                from,
                signedBy,
                Verdict.VERIFIED,
                Optional.empty(),
                Optional.empty(),
                mailFrom,
                Optional.empty(),
                Optional.of(dmarc)))
        .result(ReadinessCheck.ALIGNMENT);
  }
}
