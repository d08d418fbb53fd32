package dev.sesdkim.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.CheckOutcome;
import dev.sesdkim.dkim.Diagnosis;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.OtherValues;
import dev.sesdkim.dkim.ReadinessCheck;
import dev.sesdkim.dkim.ReadinessLevel;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.Readings;
import dev.sesdkim.dkim.SesDetail;
import dev.sesdkim.rules.evidence.Keys;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InspectionTest {

  private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");

  @Test
  void d24OfAnUnverifiedDomainWithoutDetailNothingIsSought() {
    assertThat(expected(Evidence.none())).isEmpty();
  }

  @Test
  void aVerifiedDomainsRecordsOughtToLeadWhereTheyDo() {
    Reading verified = Readings.domain("example.com", "Success");
    Zone elsewhere = leadingTo("dkim.eu-west-1.amazonses.com");

    assertThat(targets(evidence(verified, Evidence.none(), elsewhere)))
        .contains("aaa111.dkim.eu-west-1.amazonses.com");
    assertThat(targets(evidence(verified, Evidence.none(), new Zone())))
        .contains("aaa111.<SigningHostedZone>");
    Evidence told = Evidence.none().with(Readings.easyDkim("dkim.amazonses.com", NOW));
    assertThat(targets(evidence(verified, told, elsewhere))).contains("aaa111.dkim.amazonses.com");
  }

  @Test
  void anUnverifiedDomainsRecordsProveNothing() {
    Zone elsewhere = leadingTo("dkim.eu-west-1.amazonses.com");

    assertThat(
            targets(evidence(Readings.domain("example.com", "Failed"), Evidence.none(), elsewhere)))
        .isEmpty();
  }

  @Test
  void whatWasSeenWhileItWasVerifiedIsSoughtAfterwards() {
    Evidence seen =
        evidence(
            Readings.domain("example.com", "Success"),
            Evidence.none(),
            leadingTo("dkim.eu-west-1.amazonses.com"));

    assertThat(targets(evidence(Readings.domain("example.com", "Failed"), seen, new Zone())))
        .contains("aaa111.dkim.eu-west-1.amazonses.com");
  }

  @Test
  void aKeyOfTheCustomersOwnIsSoughtUnderItsSelectorWhereThatIsKnown() {
    Reading verified = Readings.domain("example.com", "Success");

    assertThat(evidence(verified, Evidence.none().with(own(Optional.of("sel1")))).dkimRecords())
        .extracting(DnsCheck::name)
        .containsExactly("sel1._domainkey.example.com");
    assertThat(evidence(verified, Evidence.none().with(own(Optional.empty()))).dkimRecords())
        .isEmpty();
  }

  @Test
  void d15TheOneTokenOfADomainIsTheSelectorOfACustomersOwnKey() {
    Reading own = Readings.with(List.of("sel1"), Readings.domain("example.com", "Success"));

    Evidence unseen = evidence(own, Evidence.none(), new Zone().a("example.com", "192.0.2.1"));

    assertThat(unseen.dkimRecords())
        .extracting(check -> check.name() + " " + check.finding())
        .containsExactly("sel1._domainkey.example.com MISSING");
    assertThat(unseen.readiness().orElseThrow().level()).isEqualTo(ReadinessLevel.NOT_READY);
  }

  @Test
  void d17WhatStandsWhereADmarcRecordMayBePublishedIsKept() {
    Reading read = Readings.domain("example.com", "Success");

    assertThat(evidence(read, Evidence.none(), records()).dmarcRecords()).isEmpty();
    assertThat(
            evidence(read, Evidence.none(), records().txt("_dmarc.example.com", "other"))
                .dmarcRecords())
        .extracting(DnsCheck::beside)
        .containsExactly(OtherValues.of(List.of("other")));
    assertThat(
            evidence(read, Evidence.none(), records().cname("_dmarc.example.com", "x.example.net"))
                .dmarcRecords())
        .extracting(check -> check.inTheWay().getFirst().words())
        .containsExactly("a CNAME record to x.example.net");
    assertThat(
            evidence(
                    read,
                    Evidence.none(),
                    records().txt("_dmarc.example.com.example.com", "v=DMARC1; p=reject"))
                .dmarcRecords())
        .extracting(DnsCheck::finding)
        .containsExactly(DnsFinding.NAME_DOUBLED);
  }

  @Test
  void mailOfAnUnverifiedDomainIsNotAligned() {
    assertThat(alignment("Success")).isEqualTo(CheckOutcome.WARN);
    assertThat(alignment("Failed")).isEqualTo(CheckOutcome.FAIL);
  }

  @Test
  void theyAreSoughtInOneOrderWhateverTheOrderOfTheTokens() {
    Reading reversed =
        Readings.with(Readings.TOKENS.reversed(), Readings.domain("example.com", "Pending"));

    Evidence told = Evidence.none().with(Readings.easyDkim("dkim.amazonses.com", NOW));

    assertThat(evidence(reversed, told))
        .isEqualTo(evidence(Readings.domain("example.com", "Pending"), told));
  }

  @Test
  void ofADomainThatWasNotReadNothingIsLookedUp() {
    Evidence before = Evidence.none().with(Readings.easyDkim("dkim.amazonses.com", NOW));
    Zone zone = new Zone();
    Diagnosis now = Judged.of(List.of(Readings.unread("example.com"))).getFirst();

    assertThat(Inspection.of(now, before, zone)).isEqualTo(before);
    assertThat(zone.asked).isEmpty();
  }

  @Test
  void whatWasConcludedBeforeIsHandedOn() {
    Evidence before =
        Evidence.none()
            .with(Readings.easyDkim("dkim.amazonses.com", NOW))
            .atRisk(Optional.of(NOW))
            .ready(true, Optional.of(NOW));

    Evidence found = evidence(Readings.domain("example.com", "Success"), before);

    assertThat(found.detail()).isEqualTo(before.detail());
    assertThat(found.atRiskSince()).contains(NOW);
    assertThat(found.wasReady()).isTrue();
    assertThat(found.notReadySince()).contains(NOW);
    assertThat(found.dmarc()).isPresent();
  }

  @Test
  void whereTheMailFromWasNotReadItsRecordsStayAsTheyWereKnown() {
    Reading.Read standard = Readings.domain("example.com", "Success");
    MailFrom custom = new MailFrom.Custom("bounce.example.com", "Success", "UseDefaultValue");
    Evidence known = evidence(Readings.with(custom, standard), Evidence.none());

    assertThat(known.mailFromRecords()).hasSize(2);
    assertThat(evidence(Readings.with(new MailFrom.Unread(), standard), known).mailFromRecords())
        .isEqualTo(known.mailFromRecords());
    assertThat(evidence(standard, known).mailFromRecords()).isEmpty();
  }

  @Test
  void theKeysThatDnsShowsAreThoseOfTheKeyThatSesToldUnlessSomeAreUnknown() {
    Reading read = Readings.domain("example.com", "Success");
    SesDetail told = Readings.easyDkim("dkim.amazonses.com", NOW);
    Evidence aged = Evidence.none().with(Readings.keyGeneratedAt(NOW, told));

    assertThat(evidence(read, aged, records()).keys())
        .hasValueSatisfying(
            keys -> {
              assertThat(keys.generatedAt()).isEqualTo(NOW);
              assertThat(keys.hashes()).hasSize(1);
            });
    assertThat(evidence(read, Evidence.none().with(told), records()).keys()).isEmpty();
    assertThat(
            evidence(read, aged, records().silent("aaa111._domainkey.example.com", DnsType.CNAME))
                .keys())
        .isEmpty();
    assertThat(evidence(read, aged, leadingTo("dkim.amazonses.com")).keys()).isEmpty();
  }

  @Test
  void aLookThatIsNotCompleteLeavesTheWordsOfTheOneBefore() {
    Reading read = Readings.domain("example.com", "Success");
    Evidence known = evidence(read, Evidence.none(), records());
    Zone silent = records().silent("aaa111._domainkey.example.com", DnsType.CNAME);

    assertThat(words(evidence(read, Evidence.none(), silent)))
        .isEqualTo("a key is there; not every record could be looked up");
    assertThat(words(evidence(read, known, silent)))
        .isEqualTo("the records are right and lead to a key");
  }

  @Test
  void aCompleteLookSaysWhatItFound() {
    Reading read = Readings.domain("example.com", "Success");
    Zone silent = records().silent("aaa111._domainkey.example.com", DnsType.CNAME);
    Evidence known = evidence(read, Evidence.none(), silent);

    assertThat(words(evidence(read, known, records())))
        .isEqualTo("the records are right and lead to a key");
  }

  @Test
  void whereSesTellsAZoneTheyOughtToLeadThere() {
    SesDetail detail = Readings.easyDkim("dkim.new.amazonses.com", NOW);

    assertThat(expected(Evidence.none().with(detail)))
        .hasSize(3)
        .allMatch(target -> target.endsWith(".dkim.new.amazonses.com"));
  }

  private static List<String> expected(Evidence before) {
    return targets(evidence(Readings.domain("example.com", "Pending"), before));
  }

  private static List<String> targets(Evidence evidence) {
    return evidence.dkimRecords().stream().map(DnsCheck::expected).toList();
  }

  private static CheckOutcome alignment(String dkimStatus) {
    Zone zone = new Zone().txt("_dmarc.example.com", "v=DMARC1; p=reject");
    return evidence(Readings.domain("example.com", dkimStatus), Evidence.none(), zone)
        .readiness()
        .orElseThrow()
        .result(ReadinessCheck.ALIGNMENT)
        .outcome();
  }

  private static SesDetail own(Optional<String> selector) {
    return new SesDetail(
        "EXTERNAL",
        Optional.empty(),
        selector,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        NOW);
  }

  private static Zone leadingTo(String zone) {
    Zone records = new Zone();
    Readings.TOKENS.forEach(
        token -> records.cname(token + "._domainkey.example.com", token + "." + zone));
    return records;
  }

  private static Evidence evidence(Reading reading, Evidence before) {
    return evidence(reading, before, new Zone());
  }

  private static Evidence evidence(Reading reading, Evidence before, Zone zone) {
    return Inspection.of(Judged.of(List.of(reading)).getFirst(), before, zone);
  }

  private static String words(Evidence evidence) {
    return evidence.readiness().orElseThrow().result(ReadinessCheck.DKIM_LIVE).words();
  }

  private static Zone records() {
    Zone zone = new Zone();
    for (String token : Readings.TOKENS) {
      zone.cname(token + "._domainkey.example.com", token + ".dkim.amazonses.com")
          .txt(token + ".dkim.amazonses.com", "v=DKIM1; " + Keys.rsa(2048));
    }
    return zone;
  }
}
