package dev.sesdkim.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EvidenceTest {

  private static final Instant AT = Instant.parse("2026-11-24T03:00:00Z");
  private static final String DKIM = "a._domainkey.example.com";
  private static final String MAIL_FROM = "bounce.example.com";

  @ParameterizedTest
  @EnumSource
  void aRecordThatCouldNotBeLookedUpNowStaysAsItWasKnown(DnsFinding finding) {
    Evidence known = evidence(DmarcStatus.FOUND, check(DKIM, DnsFinding.MISSING));
    Evidence now = evidence(DmarcStatus.FOUND, check(DKIM, finding));

    assertThat(now.over(known)).isEqualTo(finding.definite() ? now : known);
  }

  @ParameterizedTest
  @EnumSource
  void dmarcThatCouldNotBeLookedUpNowStaysAsItWasKnown(DmarcStatus status) {
    Evidence known = evidence(DmarcStatus.INVALID, check(DKIM, DnsFinding.OK));
    Evidence now = evidence(status, check(DKIM, DnsFinding.OK));

    assertThat(now.over(known)).isEqualTo(status == DmarcStatus.UNKNOWN ? known : now);
  }

  @Test
  void whatStandsWhereDmarcMayBePublishedIsOfTheLookThatKnewDmarc() {
    DnsCheck seen = check("_dmarc.example.com", DnsFinding.WRONG_TARGET);
    DnsCheck other = check("_dmarc.example.com", DnsFinding.NAME_DOUBLED);

    assertThat(
            evidence(DmarcStatus.UNKNOWN, other)
                .over(evidence(DmarcStatus.INVALID, seen))
                .dmarcRecords())
        .containsExactly(seen);
    assertThat(
            evidence(DmarcStatus.MISSING, other)
                .over(evidence(DmarcStatus.INVALID, seen))
                .dmarcRecords())
        .containsExactly(other);
    assertThat(
            evidence(DmarcStatus.UNKNOWN, other)
                .over(evidence(DmarcStatus.MISSING, seen).withoutDns())
                .dmarcRecords())
        .containsExactly(other);
  }

  @Test
  void theKeysThatWereSeenFirstStay() {
    PublishedKeys first = new PublishedKeys(AT, List.of("a"));
    Evidence seen = Evidence.none().published(Optional.of(first));
    Evidence now =
        Evidence.none().published(Optional.of(new PublishedKeys(AT.plusSeconds(1), List.of("b"))));

    assertThat(now.over(seen)).isEqualTo(seen);
    assertThat(now.over(Evidence.none())).isEqualTo(now);
    assertThat(Evidence.none().over(seen)).isEqualTo(seen);
  }

  @Test
  void whatWasNeverKnownIsThatItCouldNotBeLookedUp() {
    Evidence now = evidence(DmarcStatus.UNKNOWN, check(DKIM, DnsFinding.TIMEOUT));

    assertThat(now.over(Evidence.none())).isEqualTo(now);
    assertThat(
            now.over(evidence(DmarcStatus.UNKNOWN, check(DKIM, DnsFinding.SERVER_FAILURE))).dmarc())
        .isEqualTo(now.dmarc());
  }

  @Test
  void aRecordIsKnownOnlyWhereNameTypeAndContentAreTheSame() {
    Evidence known = evidence(DmarcStatus.FOUND, check(DKIM, DnsFinding.OK));
    DnsCheck otherName = check("b._domainkey.example.com", DnsFinding.TIMEOUT);
    DnsCheck otherType =
        new DnsCheck(DKIM, DnsType.TXT, "expected", Optional.empty(), DnsFinding.TIMEOUT);
    DnsCheck otherContent =
        new DnsCheck(DKIM, DnsType.CNAME, "else", Optional.empty(), DnsFinding.TIMEOUT);

    for (DnsCheck other : List.of(otherName, otherType, otherContent)) {
      assertThat(evidence(DmarcStatus.FOUND, other).over(known).dnsRecords())
          .containsExactly(other);
    }
  }

  @Test
  void whereSesDoesNotSayWhichDkimRecordsThereOughtToBeTheKnownOnesStay() {
    DnsCheck mx = check(MAIL_FROM, DnsFinding.OK);
    Evidence known = evidence(DmarcStatus.FOUND, check(DKIM, DnsFinding.MISSING), mx);

    assertThat(evidence(DmarcStatus.FOUND, mx).over(known)).isEqualTo(known);
    assertThat(Evidence.none().over(known).dkimRecords()).isEqualTo(known.dkimRecords());
  }

  @Test
  void aMailFromThatIsNoLongerCustomNeedsNoRecords() {
    Evidence known =
        evidence(DmarcStatus.FOUND, check(DKIM, DnsFinding.OK), check(MAIL_FROM, DnsFinding.OK));
    Evidence now = evidence(DmarcStatus.FOUND, check(DKIM, DnsFinding.OK));

    assertThat(now.over(known)).isEqualTo(now);
  }

  @ParameterizedTest
  @EnumSource
  void spfThatCouldNotBeEvaluatedNowStaysAsItWasKnownOfThisMailFrom(SpfOutcome outcome) {
    Evidence known = spf(SpfOutcome.PERMERROR, MAIL_FROM);
    Optional<Spf> now = spf(outcome, MAIL_FROM).over(known).spf();

    assertThat(now)
        .isEqualTo(spf(outcome == SpfOutcome.TEMPERROR ? SpfOutcome.PERMERROR : outcome));
    assertThat(spf(outcome, "other.example.com").over(known).spf()).isEqualTo(spf(outcome));
    assertThat(evidence(DmarcStatus.FOUND).over(known).spf()).isEmpty();
  }

  @Test
  void readinessThatWasNotJudgedStaysAndThatWhichWasIsPutOverIt() {
    Evidence known = Evidence.none().over(ready(CheckOutcome.PASS));

    assertThat(Evidence.none().over(known).readiness()).isEqualTo(known.readiness());
    assertThat(ready(CheckOutcome.UNKNOWN).over(known).readiness()).isEqualTo(known.readiness());
    assertThat(ready(CheckOutcome.FAIL).over(known).readiness())
        .isEqualTo(ready(CheckOutcome.FAIL).readiness());
    assertThat(ready(CheckOutcome.UNKNOWN).over(Evidence.none()).readiness())
        .isEqualTo(ready(CheckOutcome.UNKNOWN).readiness());
  }

  @Test
  void whatIsConcludedIsNotTakenFromWhatWasKnown() {
    Evidence known =
        Evidence.none()
            .with(Readings.easyDkim("dkim.amazonses.com", AT))
            .atRisk(Optional.of(AT))
            .ready(true, Optional.of(AT));

    assertThat(Evidence.none().over(known)).isEqualTo(Evidence.none());
    assertThat(known.over(Evidence.none())).isEqualTo(known);
  }

  @Test
  void whenSesLookedAndWasAskedIsNoPartOfWhatEvidenceSays() {
    Evidence full =
        evidence(DmarcStatus.FOUND, check(DKIM, DnsFinding.OK))
            .over(ready(CheckOutcome.PASS))
            .atRisk(Optional.of(AT))
            .ready(true, Optional.of(AT));
    Evidence asked = full.with(detail("AWS_SES", AT));

    assertThat(asked.timeless())
        .isEqualTo(full.with(detail("AWS_SES", AT.plusSeconds(1))).timeless());
    assertThat(asked.timeless()).isNotEqualTo(full.with(detail("EXTERNAL", AT)).timeless());
    assertThat(asked.timeless()).isNotEqualTo(full.timeless());
    assertThat(full.timeless()).isEqualTo(full);
  }

  @Test
  void withoutDnsOnlyWhatSesToldIsLeft() {
    Evidence full =
        evidence(DmarcStatus.FOUND, check(DKIM, DnsFinding.OK))
            .over(ready(CheckOutcome.PASS))
            .atRisk(Optional.of(AT))
            .ready(true, Optional.of(AT))
            .with(detail("AWS_SES", AT));

    assertThat(full.withoutDns()).isEqualTo(Evidence.none().with(detail("AWS_SES", AT)));
  }

  @Test
  void evidenceOfAnythingIsMoreThanNone() {
    assertThat(Evidence.none().isNone()).isTrue();
    assertThat(Evidence.none().ready(true, Optional.empty()).isNone()).isFalse();
    assertThat(Evidence.none().ready(false, Optional.of(AT)).isNone()).isFalse();
    assertThat(Evidence.none().atRisk(Optional.of(AT)).isNone()).isFalse();
  }

  @Test
  void theRecordsOfDkimAndOfAMailFromAreToldApart() {
    DnsCheck dkim = check(DKIM, DnsFinding.OK);
    DnsCheck mx = check(MAIL_FROM, DnsFinding.OK);
    Evidence both = evidence(DmarcStatus.FOUND, dkim, mx);

    assertThat(both.dkimRecords()).containsExactly(dkim);
    assertThat(both.mailFromRecords()).containsExactly(mx);
  }

  private static Evidence evidence(DmarcStatus status, DnsCheck... records) {
    return new Evidence(
        Optional.empty(),
        List.of(records),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new DmarcEvidence(status, Optional.empty(), Optional.empty(), List.of())),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty());
  }

  private static Evidence spf(SpfOutcome outcome, String mailFrom) {
    return new Evidence(
        Optional.empty(),
        List.of(check(mailFrom, DnsFinding.OK)),
        Optional.empty(),
        spf(outcome),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty());
  }

  private static Optional<Spf> spf(SpfOutcome outcome) {
    return Optional.of(new Spf(outcome, Optional.empty()));
  }

  /// All checks pass but DMARC's.
  private static Evidence ready(CheckOutcome dmarc) {
    Map<ReadinessCheck, Readiness.Result> checks = new EnumMap<>(ReadinessCheck.class);
    for (ReadinessCheck check : ReadinessCheck.values()) {
      checks.put(check, new Readiness.Result(CheckOutcome.PASS, "in order"));
    }
    checks.put(ReadinessCheck.DMARC, new Readiness.Result(dmarc, "of " + dmarc));
    ReadinessLevel level =
        switch (dmarc) {
          case PASS, WARN -> ReadinessLevel.READY;
          case FAIL -> ReadinessLevel.NOT_READY;
          case UNKNOWN -> ReadinessLevel.UNKNOWN;
        };
    return new Evidence(
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new Readiness(level, checks)),
        false,
        Optional.empty(),
        Optional.empty());
  }

  private static DnsCheck check(String name, DnsFinding finding) {
    return new DnsCheck(name, DnsType.CNAME, "expected", Optional.empty(), finding);
  }

  private static SesDetail detail(String origin, Instant at) {
    return new SesDetail(
        origin,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(at),
        Optional.of(at),
        Optional.empty(),
        at);
  }
}
