package dev.sesdkim.rules;

import static dev.sesdkim.rules.Sample.domain;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.CheckOutcome;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Facts;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.Obstacle;
import dev.sesdkim.dkim.ReadinessCheck;
import dev.sesdkim.dkim.Readings;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Remedy;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Suspicion;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifiedRemediesTest {

  private static final String FEEDBACK = "feedback-smtp.eu-west-1.amazonses.com";
  private static final String MX = "10 " + FEEDBACK;
  private static final String SPF = "v=spf1 include:amazonses.com ~all";

  private final State verified = domain("eu-west-1", "example.com", Reason.OK);

  @Test
  void withoutAnyKeyInDnsNothingIsSaidOfTheTimeThatIsLeft() {
    State missing =
        Sample.looked(verified, DnsFinding.MISSING, DnsFinding.MISSING, DnsFinding.MISSING);
    Evidence keyless =
        Looks.both(missing.evidence(), Looks.checks(CheckOutcome.FAIL, ReadinessCheck.DKIM_LIVE));

    assertThat(VerifiedRemedies.of(missing.with(keyless), VerifiedDomains.NONE).steps())
        .contains(VerifiedRemedies.NOBODY_CHECKS)
        .doesNotContain(VerifiedRemedies.STILL_SIGNS);
    assertThat(VerifiedRemedies.of(missing, VerifiedDomains.NONE).steps())
        .contains(VerifiedRemedies.STILL_SIGNS)
        .doesNotContain(VerifiedRemedies.NOBODY_CHECKS);
  }

  @ParameterizedTest
  @EnumSource(names = {"MISSING", "NAME_DOUBLED"})
  void recordsOfTheMailFromThatAreNotThereAreToBeAdded(DnsFinding finding) {
    Remedy remedy = mailFrom(finding, finding);

    assertThat(remedy.steps())
        .hasSize(finding == DnsFinding.MISSING ? 2 : 1)
        .allMatch(step -> step.startsWith("bounce.example.com: "));
    assertThat(remedy.dnsRecords())
        .containsExactly(
            new DnsRecord("bounce.example.com", "MX", MX),
            new DnsRecord("bounce.example.com", "TXT", SPF));
  }

  @Test
  void whatStandsInTheirPlaceIsTheCustomersToCorrect() {
    Remedy remedy = mailFrom(DnsFinding.WRONG_TARGET, DnsFinding.OK);

    assertThat(remedy.steps()).singleElement().asString().contains(MX, "Correct it");
    assertThat(remedy.dnsRecords()).isEmpty();
  }

  @Test
  void whatIsRightOrCouldNotBeLookedUpNeedsNoRemedy() {
    assertThat(mailFrom(DnsFinding.OK, DnsFinding.TIMEOUT)).isEqualTo(Remedy.none());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          b MX 10 FB ; b TXT v=spf1 -all                      | TXT v=spf1 include:amazonses.com -all | Change it to: v=spf1 include:amazonses.com -all
          b MX 10 FB ; b TXT v=spf1 -all ; b TXT v=spf1 a ~all | TXT v=spf1 include:amazonses.com a -all | delete the others.
          b MX 10 FB                                          | TXT v=spf1 include:amazonses.com ~all | bounce.example.com: there is no TXT record. Add it.
          b MX 10 mx.example.net ; b TXT SPF                  | ''                                    | DNS has 10 mx.example.net. Correct it: one MX record, to this or any other region of Amazon SES, serves every region with this MAIL FROM domain.
          b TXT SPF                                           | MX 10 FB                              | bounce.example.com: there is no MX record. Add it.
          """)
  void eachRecordOfTheMailFromIsAddedCorrectedOrLeftToItsOwner(
      String zone, String records, String step) {
    Remedy remedy = remedy(zone);

    assertThat(remedy.dnsRecords())
        .filteredOn(record -> record.name().equals("bounce.example.com"))
        .extracting(record -> record.type() + " " + record.value())
        .isEqualTo(records.isEmpty() ? List.of() : List.of(records.replace("FB", FEEDBACK)));
    assertThat(remedy.steps())
        .filteredOn(one -> one.startsWith("bounce.example.com: "))
        .singleElement()
        .asString()
        .endsWith(step);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          m.net MX 10 mx.net ; m.net TXT SPF                              | v=spf1 include:amazonses.com ~all        | TXT
          m.net MX 10 mx.net ; m.net TXT v=spf1 a include:amazonses.com -all | v=spf1 a include:amazonses.com -all   | TXT
          m.net MX 10 FB ; m.net TXT v=spf1 -all                          | v=spf1 include:amazonses.com -all        | MX
          """)
  void whatIsRightBehindAnAliasIsCreatedAgainInTheSameChange(
      String target, String text, String right) {
    Remedy remedy = remedy("b CNAME m.net ; " + target);

    List<Replacement> replacements = Replacement.of(remedy.dnsRecords());
    assertThat(replacements).hasSize(1);
    assertThat(replacements.getFirst().inTheWay())
        .containsExactly(new Obstacle(DnsType.CNAME, "m.net"));
    assertThat(replacements.getFirst().records())
        .extracting(record -> record.type() + " " + record.value())
        .containsExactlyInAnyOrder("MX " + MX, "TXT " + text);
    assertThat(remedy.steps())
        .anyMatch(one -> one.contains("In the way: a CNAME record to m.net."))
        .anyMatch(one -> one.contains("its " + right + " record is right, but goes with that"));
  }

  private Remedy remedy(String zone) {
    MailFrom custom = new MailFrom.Custom("bounce.example.com", "Success", "UseDefaultValue");
    Zone dns =
        Zone.of(
            zone.replaceAll("(^|; )b ", "$1bounce.example.com ")
                    .replace("FB", FEEDBACK)
                    .replace("SPF", SPF)
                + " ; amazonses.com TXT v=spf1 ip4:199.255.192.0/22 -all");
    State state =
        verified.with(
            Inspection.of(
                Judged.of(List.of(Readings.with(custom, Readings.domain("example.com", "Success"))))
                    .getFirst(),
                Evidence.none(),
                dns));

    return VerifiedRemedies.of(state, VerifiedDomains.NONE);
  }

  @Test
  void aPolicyBehindACnameIsCorrectedAndNotAddedBesideIt() {
    DnsCheck policy =
        new DnsCheck(
                "bounce.example.com",
                DnsType.TXT,
                SPF,
                Optional.of("v=spf1 -all"),
                DnsFinding.WRONG_TARGET)
            .behind(List.of(new Obstacle(DnsType.CNAME, "m.example.net")));

    Remedy remedy =
        VerifiedRemedies.of(verified.with(Sample.records(policy)), VerifiedDomains.NONE);

    assertThat(remedy.dnsRecords()).isEmpty();
    assertThat(remedy.steps()).singleElement().asString().contains("In the way: a CNAME record");
  }

  @Test
  void aKeyThatMayNotBePublishedIsToBeTriedOut() {
    assertThat(
            VerifiedRemedies.of(
                    Sample.suspected(verified, Suspicion.KEY_UNCHANGED), VerifiedDomains.NONE)
                .steps())
        .first()
        .asString()
        .startsWith("Send a message from example.com to a mailbox of yours");
  }

  @Test
  void aMailFromThatFailedIsSetAgain() {
    assertThat(VerifiedRemedies.of(withMailFrom("Failed"), VerifiedDomains.NONE).commands())
        .containsExactly(
            "aws ses set-identity-mail-from-domain --region eu-west-1 --identity=example.com"
                + " --mail-from-domain=bounce.example.com --behavior-on-mx-failure=RejectMessage");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Pending", "TemporaryFailure"})
  void aMailFromWhoseRecordsSesLooksForNeedsOnlyTime(String status) {
    Remedy remedy = VerifiedRemedies.of(withMailFrom(status), VerifiedDomains.NONE);

    assertThat(remedy.steps())
        .singleElement()
        .asString()
        .contains("bounce.example.com", "by itself");
    assertThat(remedy.commands()).isEmpty();
  }

  private State withMailFrom(String status) {
    Facts facts = verified.facts();
    return Sample.with(
        verified,
        new Facts(
            facts.signingEnabled(),
            facts.dkimStatus(),
            facts.verificationStatus(),
            facts.dkimTokens(),
            facts.governedBy(),
            new MailFrom.Custom("bounce.example.com", status, "RejectMessage")));
  }

  @Test
  void aVerifiedReplicaWhoseRecordIsMissingIsFixedInItsParentRegion() {
    State replica = Sample.told(verified, "AWS_SES_EU_SOUTH_1");

    Remedy remedy =
        VerifiedRemedies.of(
            Sample.looked(replica, DnsFinding.MISSING, DnsFinding.OK, DnsFinding.OK),
            VerifiedDomains.NONE);

    assertThat(remedy.steps().getFirst()).contains("replica", "eu-south-1");
  }

  private Remedy mailFrom(DnsFinding mx, DnsFinding txt) {
    return VerifiedRemedies.of(
        verified.with(Sample.records(check(DnsType.MX, MX, mx), check(DnsType.TXT, SPF, txt))),
        VerifiedDomains.NONE);
  }

  private static DnsCheck check(DnsType type, String expected, DnsFinding finding) {
    return new DnsCheck("bounce.example.com", type, expected, Optional.empty(), finding);
  }
}
