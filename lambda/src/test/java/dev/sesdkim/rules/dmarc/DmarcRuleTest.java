package dev.sesdkim.rules.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Dmarc;
import dev.sesdkim.dkim.DmarcPolicy;
import dev.sesdkim.dkim.DmarcProblem;
import dev.sesdkim.dkim.DmarcProblem.Kind;
import dev.sesdkim.dkim.DmarcStatus;
import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.rules.Zone;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/// The rules of discovery, one case each. A case writes down the TXT records at `_dmarc.<name>`
/// (`?` is a server failure, `+` a name with an address) and expects: status, policy, the name it
/// comes from, and the organizational domain.
class DmarcRuleTest {

  private static final String RUA = "; rua=mailto:d@example.com";

  static final List<Arguments> CASES =
      List.of(
          // 4.10.1: which record applies, and which of its tags
          of(
              "4.10.1 the domain's own record applies with p",
              "example.com",
              "FOUND reject example.com example.com",
              "example.com: v=DMARC1; p=reject"),
          of(
              "4.10.1 sp does not concern the domain itself",
              "example.com",
              "FOUND reject example.com example.com",
              "example.com: v=DMARC1; p=reject; sp=none"),
          of(
              "4.10.1 np does not concern the domain itself",
              "example.com",
              "FOUND reject example.com example.com",
              "example.com: v=DMARC1; p=reject; np=none"),
          of("4.10.1 without a record there is no DMARC", "example.com", "MISSING - - example.com"),
          of(
              "4.10.1 a name that exists for something else holds no record",
              "example.com",
              "MISSING - - example.com",
              "+_dmarc.example.com"),
          of(
              "4.10.1 a subdomain inherits p of its organizational domain",
              "mail.example.com",
              "INHERITED reject example.com example.com",
              "example.com: v=DMARC1; p=reject"),
          of(
              "4.10.1 a subdomain inherits sp before p",
              "mail.example.com",
              "INHERITED quarantine example.com example.com",
              "example.com: v=DMARC1; p=reject; sp=quarantine"),
          of(
              "4.10.1 np concerns no subdomain that exists",
              "mail.example.com",
              "INHERITED quarantine example.com example.com",
              "example.com: v=DMARC1; p=reject; sp=quarantine; np=none",
              "+mail.example.com"),
          of(
              "4.10.1 np concerns a subdomain that does not exist",
              "mail.example.com",
              "INHERITED none example.com example.com",
              "example.com: v=DMARC1; p=reject; sp=quarantine; np=none"),
          of(
              "4.7 without np a subdomain that does not exist takes sp",
              "mail.example.com",
              "INHERITED quarantine example.com example.com",
              "example.com: v=DMARC1; p=reject; sp=quarantine"),
          of(
              "3.2.13 a name with names below it exists",
              "mail.example.com",
              "INHERITED reject example.com example.com",
              "example.com: v=DMARC1; p=reject; np=none",
              "+host.mail.example.com"),
          of(
              "4.10.1 a subdomain's own record goes before the organization's",
              "mail.example.com",
              "FOUND none mail.example.com example.com",
              "mail.example.com: v=DMARC1; p=none",
              "example.com: v=DMARC1; p=reject"),
          of(
              "4.10.1 a record between the domain and its organizational domain is passed over",
              "a.mail.example.com",
              "INHERITED reject example.com example.com",
              "mail.example.com: v=DMARC1; p=none",
              "example.com: v=DMARC1; p=reject"),
          of(
              "4.10.2 the only record between becomes the organization's",
              "a.mail.example.com",
              "INHERITED quarantine mail.example.com mail.example.com",
              "mail.example.com: v=DMARC1; p=quarantine"),
          // 4.10.2: psd
          of(
              "4.10.2 psd=n ends the walk: that is the organizational domain",
              "a.mail.example.com",
              "INHERITED quarantine mail.example.com mail.example.com",
              "mail.example.com: v=DMARC1; p=quarantine; psd=n",
              "example.com: v=DMARC1; p=reject"),
          of(
              "4.10.2 psd=n at the domain itself",
              "mail.example.com",
              "FOUND quarantine mail.example.com mail.example.com",
              "mail.example.com: v=DMARC1; p=quarantine; psd=n",
              "example.com: v=DMARC1; p=reject"),
          of(
              "4.10.2 psd=y above: the organizational domain is one label below",
              "a.mail.example.com",
              "INHERITED reject com example.com",
              "com: v=DMARC1; p=reject; psd=y"),
          of(
              "4.10.2 psd=y two labels up, as the RFC's example has it",
              "a.mail.example.com",
              "INHERITED quarantine example.com mail.example.com",
              "example.com: v=DMARC1; p=quarantine; psd=y",
              "com: v=DMARC1; p=reject"),
          of(
              "4.10.1 the public suffix's sp applies to the organizational domain",
              "example.com",
              "INHERITED none com example.com",
              "com: v=DMARC1; p=reject; sp=none; psd=y"),
          of(
              "4.10.1 the organization's record goes before the public suffix's",
              "mail.example.com",
              "INHERITED none example.com example.com",
              "example.com: v=DMARC1; p=none",
              "com: v=DMARC1; p=reject; psd=y"),
          of(
              "4.10.1 a record below the organizational domain gives way to the public suffix's",
              "x.a.example.com",
              "INHERITED reject com example.com",
              "a.example.com: v=DMARC1; p=none",
              "com: v=DMARC1; p=reject; psd=y"),
          of(
              "4.10.2 psd=y at the domain itself ends the walk there",
              "bank",
              "FOUND reject bank bank",
              "bank: v=DMARC1; p=reject; psd=y"),
          of(
              "4.10.2 psd=u is as no psd",
              "mail.example.com",
              "INHERITED reject example.com example.com",
              "example.com: v=DMARC1; p=reject; psd=u"),
          of(
              "4.10.2 a top-level record without psd is an organization's",
              "example.com",
              "INHERITED reject com com",
              "com: v=DMARC1; p=reject"),
          // 4.10: several records
          of(
              "4.10 several records at the domain are all discarded",
              "example.com",
              "MULTIPLE - - example.com",
              "example.com: v=DMARC1; p=none",
              "example.com: v=DMARC1; p=reject"),
          of(
              "4.10 after several records the walk goes on",
              "mail.example.com",
              "MULTIPLE reject example.com example.com",
              "mail.example.com: v=DMARC1; p=none",
              "mail.example.com: v=DMARC1; p=reject",
              "example.com: v=DMARC1; p=reject"),
          of(
              "4.10 several records above are discarded too",
              "mail.example.com",
              "MULTIPLE - - mail.example.com",
              "example.com: v=DMARC1; p=none",
              "example.com: v=DMARC1; p=reject"),
          of(
              "4.10 several records between do not hide the organization's",
              "a.mail.example.com",
              "INHERITED reject example.com example.com",
              "mail.example.com: v=DMARC1; p=none",
              "mail.example.com: v=DMARC1; p=reject",
              "example.com: v=DMARC1; p=reject"),
          of(
              "4.10 psd=n in one of several records does not end the walk",
              "a.mail.example.com",
              "INHERITED reject example.com example.com",
              "mail.example.com: v=DMARC1; p=none; psd=n",
              "mail.example.com: v=DMARC1; p=none",
              "example.com: v=DMARC1; p=reject"),
          of(
              "4.10 a text about something else beside the record does not count",
              "example.com",
              "FOUND reject example.com example.com",
              "example.com: v=spf1 -all",
              "example.com: v=DMARC1; p=reject"),
          of(
              "4.10 a spoilt second record does not count",
              "example.com",
              "FOUND reject example.com example.com",
              "example.com: v=dmarc1; p=none",
              "example.com: v=DMARC1; p=reject"),
          // 4.7: v
          of(
              "4.7 v is case-sensitive",
              "example.com",
              "INVALID - - example.com",
              "example.com: v=dmarc1; p=reject"),
          of(
              "4.7 v must be the first tag",
              "example.com",
              "INVALID - - example.com",
              "example.com: p=reject; v=DMARC1"),
          of(
              "4.7 white space before v disqualifies",
              "example.com",
              "INVALID - - example.com",
              "example.com:  v=DMARC1; p=reject"),
          of(
              "4.8 v must end with a semicolon",
              "example.com",
              "INVALID - - example.com",
              "example.com: v=DMARC1 p=reject"),
          of(
              "4.7 another version is ignored",
              "example.com",
              "INVALID - - example.com",
              "example.com: v=DMARC12; p=reject"),
          of(
              "4.7 a record without v is ignored",
              "example.com",
              "INVALID - - example.com",
              "example.com: p=reject; sp=none"),
          of(
              "4.8 quotes as part of the text disqualify",
              "example.com",
              "INVALID - - example.com",
              "example.com: \"v=DMARC1; p=reject\""),
          of(
              "4.8 white space around the equals sign is allowed",
              "example.com",
              "FOUND reject example.com example.com",
              "example.com: v = DMARC1 ;p = reject"),
          of(
              "4.10 below a spoilt record the walk goes on",
              "mail.example.com",
              "INHERITED reject example.com example.com",
              "mail.example.com: v=dmarc1; p=none",
              "example.com: v=DMARC1; p=reject"),
          of(
              "4.7 a spoilt record above is told",
              "mail.example.com",
              "INVALID - - mail.example.com",
              "example.com: v=DMARC1 p=reject"),
          // 4.7 and 4.10.1: p, sp, np
          of(
              "4.7 the policy's case does not matter",
              "example.com",
              "FOUND reject example.com example.com",
              "example.com: v=DMARC1; p=Reject"),
          of(
              "4.7 a missing p counts as none",
              "example.com",
              "FOUND none example.com example.com",
              "example.com: v=DMARC1" + RUA),
          of(
              "4.7 a missing p counts as none also without rua",
              "example.com",
              "FOUND none example.com example.com",
              "example.com: v=DMARC1"),
          of(
              "4.10.1 an invalid p with a valid rua counts as none",
              "example.com",
              "FOUND none example.com example.com",
              "example.com: v=DMARC1; p=block" + RUA),
          of(
              "4.10.1 an invalid p without rua is no DMARC",
              "example.com",
              "INVALID - - example.com",
              "example.com: v=DMARC1; p=block"),
          of(
              "4.10.1 an invalid p with an invalid rua is no DMARC",
              "example.com",
              "INVALID - - example.com",
              "example.com: v=DMARC1; p=block; rua=d@example.com"),
          of(
              "4.10.1 an invalid p with one valid rua of two counts as none",
              "example.com",
              "FOUND none example.com example.com",
              "example.com: v=DMARC1; p=block; rua=nobody,mailto:d@example.com"),
          of(
              "4.10.1 an empty p is invalid",
              "example.com",
              "INVALID - - example.com",
              "example.com: v=DMARC1; p="),
          of(
              "4.10.1 an invalid sp with a valid rua counts as none",
              "example.com",
              "FOUND none example.com example.com",
              "example.com: v=DMARC1; p=reject; sp=all" + RUA),
          of(
              "4.10.1 an invalid sp without rua is no DMARC",
              "example.com",
              "INVALID - - example.com",
              "example.com: v=DMARC1; p=reject; sp=all"),
          of(
              "4.10.1 an invalid np with a valid rua counts as none",
              "mail.example.com",
              "INHERITED none example.com example.com",
              "example.com: v=DMARC1; p=reject; np=all" + RUA),
          of(
              "4.10.1 an invalid np without rua is no DMARC",
              "mail.example.com",
              "INVALID - - example.com",
              "example.com: v=DMARC1; p=reject; np=all"),
          // 4.7: t
          of(
              "4.7 t=y lowers reject to quarantine",
              "example.com",
              "FOUND quarantine example.com example.com",
              "example.com: v=DMARC1; p=reject; t=y"),
          of(
              "4.7 t=y lowers quarantine to none",
              "example.com",
              "FOUND none example.com example.com",
              "example.com: v=DMARC1; p=quarantine; t=y"),
          of(
              "4.7 t=y leaves none",
              "example.com",
              "FOUND none example.com example.com",
              "example.com: v=DMARC1; p=none; t=y"),
          of(
              "4.7 t=y lowers an inherited sp",
              "mail.example.com",
              "INHERITED none example.com example.com",
              "example.com: v=DMARC1; p=reject; sp=quarantine; t=y"),
          of(
              "4.7 t=n and an invalid t change nothing",
              "example.com",
              "FOUND reject example.com example.com",
              "example.com: v=DMARC1; p=reject; t=maybe"),
          of(
              "C.5 pct no longer changes anything",
              "example.com",
              "FOUND reject example.com example.com",
              "example.com: v=DMARC1; p=reject; pct=0"),
          of(
              "4.7 unknown tags are ignored",
              "example.com",
              "FOUND reject example.com example.com",
              "example.com: v=DMARC1; p=reject; future=1"),
          of(
              "4.8 a part that is no tag is ignored",
              "example.com",
              "FOUND reject example.com example.com",
              "example.com: v=DMARC1; p=reject; hello"),
          of(
              "4.8 a tag after an unknown one counts",
              "example.com",
              "FOUND reject example.com example.com",
              "example.com: v=DMARC1; x=1; p=reject"),
          // 4.10.1: DNS failures
          of(
              "4.10.1 a failure at the domain is UNKNOWN",
              "mail.example.com",
              "UNKNOWN - - ?",
              "?mail.example.com",
              "example.com: v=DMARC1; p=reject"),
          of(
              "4.10.1 a failure above a domain without a record is UNKNOWN",
              "mail.example.com",
              "UNKNOWN - - ?",
              "?example.com"),
          of(
              "4.10.1 a failure between is UNKNOWN: a record there could end the walk",
              "a.mail.example.com",
              "UNKNOWN - - ?",
              "?mail.example.com",
              "example.com: v=DMARC1; p=reject"),
          of(
              "4.10.1 a failure above does not change the domain's own policy",
              "mail.example.com",
              "FOUND reject mail.example.com ?",
              "mail.example.com: v=DMARC1; p=reject",
              "?example.com"),
          of(
              "4.10.2 above psd=n nobody asks",
              "mail.example.com",
              "FOUND reject mail.example.com mail.example.com",
              "mail.example.com: v=DMARC1; p=reject; psd=n",
              "?example.com"),
          of(
              "4.10 a failure above several records leaves them several",
              "mail.example.com",
              "MULTIPLE - - ?",
              "mail.example.com: v=DMARC1; p=none",
              "mail.example.com: v=DMARC1; p=reject",
              "?example.com"),
          // 4.10: names
          of(
              "4.10 capitals and a dot at the end are the same name",
              "Mail.Example.COM.",
              "INHERITED reject example.com example.com",
              "example.com: v=DMARC1; p=reject"),
          of(
              "4.10 a long name jumps over the labels between",
              "a.b.c.d.e.f.g.h.example.com",
              "INHERITED reject example.com example.com",
              "b.c.d.e.f.g.h.example.com: v=DMARC1; p=none",
              "example.com: v=DMARC1; p=reject"),
          of(
              "RFC 5890 an international name is asked as A-labels",
              "bücher.example",
              "FOUND reject xn--bcher-kva.example xn--bcher-kva.example",
              "xn--bcher-kva.example: v=DMARC1; p=reject"));

  @ParameterizedTest(name = "{0}")
  @FieldSource("CASES")
  void theRecordThatAppliesIsTheOneOfTheRfc(
      String rule, String domain, String expected, List<String> records) {
    assertThat(summary(DmarcRule.of(domain, zone(records)))).as(rule).isEqualTo(expected);
  }

  @Test
  void theWalkOfTheRfcsExampleTakesItsEightQuestions() {
    Zone zone = new Zone();

    DmarcRule.of("a.b.c.d.e.f.g.h.i.j.mail.example.com", zone);

    assertThat(zone.asked)
        .extracting(DnsQuestion::name)
        .containsExactly(
            "_dmarc.a.b.c.d.e.f.g.h.i.j.mail.example.com",
            "_dmarc.g.h.i.j.mail.example.com",
            "_dmarc.h.i.j.mail.example.com",
            "_dmarc.i.j.mail.example.com",
            "_dmarc.j.mail.example.com",
            "_dmarc.mail.example.com",
            "_dmarc.example.com",
            "_dmarc.com");
  }

  @Test
  void aNameOfEightLabelsTakesEightQuestionsAndOneOfSevenTakesSeven() {
    assertThat(TreeWalk.names("a.b.c.d.e.f.g.com"))
        .hasSize(8)
        .element(1)
        .isEqualTo("b.c.d.e.f.g.com");
    assertThat(TreeWalk.names("b.c.d.e.f.g.com")).hasSize(7).element(1).isEqualTo("c.d.e.f.g.com");
    assertThat(TreeWalk.names("com")).containsExactly("com");
  }

  @Test
  void alignmentModesComeFromTheRecordThatApplies() {
    Dmarc dmarc =
        DmarcRule.of(
            "mail.example.com", zone(List.of("example.com: v=DMARC1; p=none; adkim=s; aspf=S")));

    assertThat(dmarc.strictSpf()).isTrue();
  }

  @Test
  void whetherANameExistsCannotBeToldByAFailingServer() {
    Zone zone = zone(List.of("example.com: v=DMARC1; p=reject; np=none"));
    zone.broken("mail.example.com", DnsType.A);

    assertThat(DmarcRule.of("mail.example.com", zone).status()).isEqualTo(DmarcStatus.UNKNOWN);
  }

  @Test
  void anAliasExistsWhateverItsTarget() {
    Zone zone = zone(List.of("example.com: v=DMARC1; p=reject; np=none"));
    zone.cname("mail.example.com", "gone.example.net");

    assertThat(DmarcRule.of("mail.example.com", zone).policy()).contains(DmarcPolicy.REJECT);
  }

  /// The top of the zone that an alias leads to is not the one that the alias is in.
  @Test
  void theTopOfAZoneIsSoughtAboveAnAlias() {
    Zone zone = zone(List.of("mid.example.com: v=DMARC1; p=reject"));
    zone.cname("mid.example.com", "example.net").soa("example.net").soa("example.com");

    assertThat(DmarcRule.of("a.mid.example.com", zone).problems())
        .contains(new DmarcProblem(Kind.OLDER_RECEIVERS, "_dmarc.mid.example.com"));
  }

  /// Some servers deny a name that has no record of its own, though there are names below it (RFC
  /// 8020 section 1).
  @Test
  void theTopOfAZoneIsSoughtAboveANameThatItsServerDenies() {
    Zone zone = zone(List.of("mid.example.com: v=DMARC1; p=reject"));
    zone.soa("example.com");
    DnsQuestion denied = new DnsQuestion("mid.example.com", DnsType.SOA);

    assertThat(
            DmarcRule.of(
                    "a.mid.example.com",
                    question ->
                        question.equals(denied)
                            ? new DnsAnswer.NoSuchName(List.of())
                            : zone.apply(question))
                .problems())
        .contains(new DmarcProblem(Kind.OLDER_RECEIVERS, "_dmarc.mid.example.com"));
  }

  @Test
  void theProblemsOfRecordsThatWerePassedOverAreTold() {
    Dmarc dmarc =
        DmarcRule.of(
            "a.mail.example.com",
            zone(
                List.of(
                    "a.mail.example.com: v=dmarc1; p=none",
                    "mail.example.com: p=none; v=DMARC1",
                    "example.com: v=DMARC1; p=reject; rua=mailto:d@example.com")));

    assertThat(dmarc.problems())
        .containsExactly(
            new DmarcProblem(Kind.VERSION_WRONG_CASE, "v=dmarc1; p=none"),
            new DmarcProblem(Kind.VERSION_NOT_FIRST, "p=none; v=DMARC1"));
  }

  @Test
  void aForeignReportDomainMustAgreeToTakeReports() {
    Zone zone = zone(List.of("example.com: v=DMARC1; p=reject; rua=mailto:d@reports.example.net"));
    assertThat(DmarcRule.of("example.com", zone).problems())
        .containsExactly(new DmarcProblem(Kind.REPORTS_NOT_ACCEPTED, "reports.example.net"));

    zone.a("example.com._report._dmarc.reports.example.net", "203.0.113.1");
    assertThat(DmarcRule.of("example.com", zone).problems())
        .extracting(DmarcProblem::kind)
        .containsExactly(Kind.REPORTS_NOT_ACCEPTED);

    zone.txt("example.com._report._dmarc.reports.example.net", "v=DMARC1");
    assertThat(DmarcRule.of("example.com", zone).problems()).isEmpty();
  }

  @Test
  void theConsentIsAskedForUnderTheDomainWhoseRecordItIs() {
    Zone zone = zone(List.of("example.com: v=DMARC1; p=reject; rua=mailto:d@example.net"));
    zone.txt("example.com._report._dmarc.example.net", "v=DMARC1;");

    assertThat(DmarcRule.of("mail.example.com", zone).problems()).isEmpty();
  }

  @Test
  void reportsWithinTheOrganizationNeedNoConsent() {
    Zone zone =
        zone(
            List.of(
                "mail.example.com: v=DMARC1; p=reject; rua=mailto:d@reports.example.com",
                "example.com: v=DMARC1; p=none"));

    assertThat(DmarcRule.of("mail.example.com", zone).problems()).isEmpty();
  }

  @Test
  void aReportDomainThatCouldNotBeAskedIsNoFault() {
    Zone zone = zone(List.of("example.com: v=DMARC1; p=reject; rua=mailto:d@example.net"));
    zone.silent("example.com._report._dmarc.example.net", DnsType.TXT);

    assertThat(DmarcRule.of("example.com", zone).problems()).isEmpty();
  }

  private static Zone zone(List<String> records) {
    Zone zone = new Zone();
    for (String record : records) {
      if (record.startsWith("?")) {
        zone.broken("_dmarc." + record.substring(1), DnsType.TXT);
      } else if (record.startsWith("+")) {
        zone.a(record.substring(1), "203.0.113.1");
      } else {
        int colon = record.indexOf(": ");
        zone.txt("_dmarc." + record.substring(0, colon), record.substring(colon + 2));
      }
    }
    return zone;
  }

  private static String summary(Dmarc dmarc) {
    return String.join(
        " ",
        dmarc.status().name(),
        dmarc.policy().map(DmarcPolicy::word).orElse("-"),
        dmarc.from().orElse("-"),
        dmarc.organizationalDomain().orElse("?"));
  }

  private static Arguments of(String rule, String domain, String expected, String... records) {
    return Arguments.of(rule, domain, expected, List.of(records));
  }
}
