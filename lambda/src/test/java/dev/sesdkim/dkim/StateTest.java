package dev.sesdkim.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StateTest {

  private static final Instant AT = Instant.parse("2026-11-24T03:00:00Z");
  private static final Instant LATER = AT.plusSeconds(900);
  private static final Moment MOMENT = new Moment(AT, "scan-7");
  private static final Moment SUSPICION = MOMENT;

  private final State verified = State.first(now("Success", Reason.OK), MOMENT);

  /// Everything that can be known of an identity that is there.
  private final State known =
      verified
          .suspected(Suspicion.AT_RISK, Optional.of(SUSPICION))
          .with(new Notice(Optional.of(AT), Optional.of(LATER), Optional.empty()))
          .with(Evidence.none().atRisk(Optional.of(AT)))
          .unreadable(unreadable(), "scan-8");

  @Test
  void ofAnIdentityThatIsSeenFirstEverythingBeginsAndNothingWasTold() {
    assertThat(verified)
        .isEqualTo(
            new State(
                Readings.identity("example.com"),
                Reason.OK,
                Facts.none().updated(now("Success", Reason.OK)),
                new Dates(AT, AT, AT, Optional.empty()),
                Optional.empty(),
                Map.of(),
                new Notice(Optional.empty(), Optional.empty(), Optional.empty()),
                Evidence.none(),
                true,
                "scan-7"));
    assertThat(verified.since()).isEqualTo(AT);
    assertThat(verified.removed()).isFalse();
  }

  @Test
  void whatIsJudgedIsReadableAndKeepsWhatElseIsKnown() {
    State judged =
        known
            .watched(false, "scan-8")
            .judged(now("Failed", Reason.FAILED), known.dates().stretch(LATER, LATER), "scan-9");

    assertThat(judged.verdict()).isEqualTo(Verdict.UNVERIFIED);
    assertThat(judged.facts().dkimStatus()).contains("Failed");
    assertThat(judged.dates()).isEqualTo(new Dates(AT, LATER, LATER, Optional.empty()));
    assertThat(judged.unreadable()).isEmpty();
    assertThat(judged.suspected()).isEqualTo(known.suspected());
    assertThat(judged.notice()).isEqualTo(known.notice());
    assertThat(judged.evidence()).isEqualTo(known.evidence());
    assertThat(judged.watched()).isTrue();
    assertThat(judged.scanId()).isEqualTo("scan-9");
  }

  @Test
  void whatIsUnreadableKeepsAllThatIsKnownAndIsWatched() {
    State left = known.watched(false, "scan-8");

    assertThat(left.unreadable(unreadable(), "scan-9"))
        .isEqualTo(
            new State(
                known.identity(),
                known.reason(),
                known.facts(),
                known.dates(),
                Optional.of(unreadable()),
                known.suspected(),
                known.notice(),
                known.evidence(),
                true,
                "scan-9"));
  }

  @Test
  void ofWhatIsGoneTheLastVerdictIsKnownAndWhenItWasToldAndNothingElse() {
    Dates removed = known.dates().removed(LATER);

    State gone = known.gone(removed, "scan-9");

    assertThat(gone)
        .isEqualTo(
            new State(
                known.identity(),
                known.reason(),
                known.facts(),
                removed,
                Optional.empty(),
                Map.of(),
                new Notice(Optional.of(AT), Optional.empty(), Optional.empty()),
                Evidence.none(),
                true,
                "scan-9"));
    assertThat(gone.removed()).isTrue();
    assertThat(gone.dates()).isEqualTo(new Dates(AT, AT, AT, Optional.of(LATER)));
  }

  @Test
  void otherDatesChangeNothingElse() {
    Dates dates = known.dates().removed(LATER);

    State with = known.with(dates);

    assertThat(with.dates()).isEqualTo(dates);
    assertThat(with.with(known.dates())).isEqualTo(known);
  }

  @Test
  void withoutDnsNothingIsSuspectedForWhatDnsShowed() {
    State suspected = known;
    for (Suspicion finding : Suspicion.values()) {
      suspected = suspected.suspected(finding, Optional.of(SUSPICION));
    }

    assertThat(suspected.withoutDns().suspected())
        .containsOnlyKeys(Suspicion.MISSING, Suspicion.RETURNED);
    assertThat(suspected.withoutDns().evidence()).isEqualTo(Evidence.none());
  }

  @Test
  void aSuspicionComesAndGoesBesideOthers() {
    State two = verified;
    for (Suspicion finding : EnumSet.of(Suspicion.MISSING, Suspicion.AT_RISK)) {
      two = two.suspected(finding, Optional.of(SUSPICION));
    }

    assertThat(two.suspected().keySet()).containsExactly(Suspicion.AT_RISK, Suspicion.MISSING);
    assertThat(two.suspected(Suspicion.AT_RISK, Optional.empty()).suspected())
        .containsOnlyKeys(Suspicion.MISSING);
    Moment later = new Moment(LATER, "scan-8");
    assertThat(two.suspected(Suspicion.MISSING, Optional.of(later)).suspected())
        .containsEntry(Suspicion.MISSING, later);
  }

  @Test
  void aToldAlertEndsTheGraceAndNoGraceLeavesWhenItWasTold() {
    Notice due = Notice.none().grace(Optional.of(LATER));

    assertThat(due).isEqualTo(new Notice(Optional.empty(), Optional.of(LATER), Optional.empty()));
    assertThat(due.told(AT))
        .isEqualTo(new Notice(Optional.of(AT), Optional.empty(), Optional.empty()));
    assertThat(due.told(AT).grace(Optional.of(LATER)))
        .isEqualTo(new Notice(Optional.of(AT), Optional.of(LATER), Optional.empty()));
  }

  @Test
  void peopleHearOfAnIdentityUnderItsGoverningDomainOrElseItsOwn() {
    Diagnosis address =
        new Diagnosis(
            Readings.address("ops@mail.example.com"),
            Reason.OK,
            Optional.of("example.com"),
            Optional.empty());
    Diagnosis orphan =
        new Diagnosis(
            Readings.address("ops@mail.example.com"),
            Reason.NO_DOMAIN_IDENTITY,
            Optional.empty(),
            Optional.empty());

    assertThat(State.first(address, MOMENT).alertDomain()).isEqualTo("example.com");
    assertThat(State.first(orphan, MOMENT).alertDomain()).isEqualTo("mail.example.com");
    assertThat(verified.alertDomain()).isEqualTo("example.com");
  }

  @Test
  void theScanThatWroteItAndWhenSesWasAskedAreNoDifference() {
    State asked = known.with(known.evidence().with(Readings.easyDkim("dkim.amazonses.com", AT)));
    State again = asked.with(known.evidence().with(Readings.easyDkim("dkim.amazonses.com", LATER)));

    assertThat(asked.saysTheSameAs(again.watched(true, "scan-9"))).isTrue();
  }

  @Test
  void anythingElseIsADifference() {
    assertThat(known.saysTheSameAs(known.watched(false, "scan-8"))).isFalse();
    assertThat(known.saysTheSameAs(known.with(Notice.none()))).isFalse();
    assertThat(known.saysTheSameAs(known.with(Evidence.none()))).isFalse();
    assertThat(known.saysTheSameAs(known.with(known.dates().removed(AT)))).isFalse();
    assertThat(known.saysTheSameAs(known.suspected(Suspicion.AT_RISK, Optional.empty()))).isFalse();
    assertThat(known.saysTheSameAs(verified)).isFalse();
    assertThat(
            known.saysTheSameAs(
                known
                    .judged(now("Failed", Reason.FAILED), known.dates(), "scan-8")
                    .unreadable(unreadable(), "scan-8")))
        .isFalse();
  }

  private static State.Unreadable unreadable() {
    return new State.Unreadable(
        Reason.UNREADABLE, new Trouble(LATER, Readings.unread("example.com").problem(), false));
  }

  private static Diagnosis now(String dkimStatus, Reason reason) {
    return new Diagnosis(
        Readings.domain("example.com", dkimStatus), reason, Optional.empty(), Optional.empty());
  }
}
