package dev.sesdkim.rules;

import static dev.sesdkim.dkim.Readings.TOKENS;
import static dev.sesdkim.dkim.Readings.domain;
import static dev.sesdkim.dkim.Readings.identity;
import static dev.sesdkim.dkim.Readings.unread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.ChangeKind;
import dev.sesdkim.dkim.DueAlert;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.dkim.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final Instant FIRST = Instant.parse("2026-11-24T03:00:00Z");
  private static final Instant SECOND = Instant.parse("2026-11-24T04:00:00Z");
  private static final Instant THIRD = Instant.parse("2026-11-24T05:00:00Z");

  @Test
  void anIdentityNeverSeenIsFirstSeenAndRaisesNoAlert() {
    Transition step = step(Optional.empty(), domain("example.com", "Failed"), FIRST);

    assertThat(step.change()).contains(ChangeKind.FIRST_SEEN);
    assertThat(step.startsStretch()).isTrue();
    assertThat(step.endsStretch()).isFalse();
    State after = step.after();
    assertThat(after.verdict()).isEqualTo(Verdict.UNVERIFIED);
    assertThat(after.facts().dkimTokens()).isEqualTo(TOKENS);
    assertThat(after.alertsDue()).isEmpty();
    assertThat(
            List.of(after.since(), after.stretchSince(), after.firstSeenAt(), after.lastSeenAt()))
        .containsOnly(FIRST);
  }

  @Test
  void whatWasRemovedIsToldInTheOrderOfItsNames() {
    List<State> before =
        Stream.of("d.example", "b.example", "a.example", "e.example", "c.example")
            .map(name -> Sample.domain("eu-west-1", name, Reason.OK))
            .toList();

    assertThat(Comparison.of(before, List.of(), new Moment(Sample.NOW, Sample.SCAN)))
        .extracting(step -> step.after().identity().name())
        .containsExactly("a.example", "b.example", "c.example", "d.example", "e.example");
  }

  @Test
  void anUnchangedIdentityKeepsItsTimesAndOnlyIsSeenLater() {
    State known = seen("Success");

    Transition step = step(known, domain("example.com", "Success"), SECOND);

    assertThat(step.change()).isEmpty();
    assertThat(step.changesHistory()).isFalse();
    assertThat(step.after().since()).isEqualTo(FIRST);
    assertThat(step.after().stretchSince()).isEqualTo(FIRST);
    assertThat(step.after().firstSeenAt()).isEqualTo(FIRST);
    assertThat(step.after().lastSeenAt()).isEqualTo(SECOND);
    assertThat(step.after().scanId()).isEqualTo("scan " + SECOND);
  }

  @Test
  void verifiedThenUnverifiedIsARegressionWithItsAlertDue() {
    Transition step = step(seen("Success"), domain("example.com", "TemporaryFailure"), SECOND);

    assertThat(step.change()).contains(ChangeKind.REGRESSED);
    assertThat(step.after().since()).isEqualTo(SECOND);
    assertThat(step.startsStretch()).isTrue();
    assertThat(step.endsStretch()).isTrue();
    assertThat(step.after().alertsDue())
        .containsExactly(
            new DueAlert(
                AlertKind.REGRESSED,
                Optional.of(Verdict.VERIFIED),
                Verdict.UNVERIFIED,
                Reason.TEMPORARY_FAILURE,
                SECOND,
                SECOND,
                "scan " + SECOND));
  }

  @Test
  void unverifiedThenVerifiedIsARecoveryAndForgetsTheTokens() {
    Transition step = step(seen("Failed"), domain("example.com", "Success"), SECOND);

    assertThat(step.change()).contains(ChangeKind.RECOVERED);
    assertThat(kinds(step)).containsExactly(AlertKind.RECOVERED);
    assertThat(step.after().facts().dkimTokens()).isEmpty();
  }

  @Test
  void aWorseReasonIsWorsenedAndKeepsTheTimeSinceWhichItIsUnverified() {
    Transition step = step(seen("TemporaryFailure"), domain("example.com", "Failed"), SECOND);

    assertThat(step.change()).contains(ChangeKind.WORSENED);
    assertThat(kinds(step)).containsExactly(AlertKind.WORSENED);
    assertThat(step.after().since()).isEqualTo(FIRST);
    assertThat(step.after().stretchSince()).isEqualTo(SECOND);
  }

  @Test
  void aBetterReasonBeginsAStretchOfItsOwnAndRaisesNoAlert() {
    Transition step = step(seen("Failed"), domain("example.com", "Pending"), SECOND);

    assertThat(step.change()).isEmpty();
    assertThat(step.startsStretch()).isTrue();
    assertThat(step.after().since()).isEqualTo(FIRST);
    assertThat(step.after().alertsDue()).isEmpty();
  }

  @Test
  void anotherMailFromBeginsAStretchOfItsOwn() {
    Reading.Read standard = domain("example.com", "Success");
    Reading.Read custom =
        new Reading.Read(
            standard.identity(),
            true,
            "Success",
            TOKENS,
            "Success",
            new MailFrom.Custom("bounce.example.com", "Pending", "UseDefaultValue"));

    Transition step = step(seen("Success"), custom, SECOND);

    assertThat(step.change()).isEmpty();
    assertThat(step.startsStretch()).isTrue();
  }

  @Test
  void aMailFromThatWasNotReadStaysAsItWasKnown() {
    Reading.Read standard = domain("example.com", "Success");
    Reading.Read unread =
        new Reading.Read(
            standard.identity(), true, "Success", TOKENS, "Success", new MailFrom.Unread());

    Transition step = step(seen("Success"), unread, SECOND);

    assertThat(step.changesHistory()).isFalse();
    assertThat(step.after().facts().mailFrom()).isEqualTo(new MailFrom.Standard());
  }

  @Test
  void unknownChangesNothingThatWasKnownAndRemembersSinceWhenNothingCanBeTold() {
    State known = seen("Success");

    Transition second = step(known, unread("example.com"), SECOND);
    Transition third = step(second.after(), unread("example.com"), THIRD);

    assertThat(second.change()).isEmpty();
    assertThat(third.changesHistory()).isFalse();
    assertThat(third.after().verdict()).isEqualTo(Verdict.VERIFIED);
    assertThat(third.after().facts()).isEqualTo(known.facts());
    assertThat(third.after().unreadable().orElseThrow().since()).isEqualTo(SECOND);
    assertThat(third.after().alertsDue()).isEmpty();
  }

  @Test
  void afterUnknownAnIdentityIsComparedWithWhatWasKnownBefore() {
    State unknown = step(seen("Success"), unread("example.com"), SECOND).after();

    Transition broken = step(unknown, domain("example.com", "Failed"), THIRD);
    Transition fine = step(unknown, domain("example.com", "Success"), THIRD);

    assertThat(broken.change()).contains(ChangeKind.REGRESSED);
    assertThat(broken.after().unreadable()).isEmpty();
    assertThat(fine.change()).isEmpty();
    assertThat(fine.after().since()).isEqualTo(FIRST);
  }

  @Test
  void anIdentityThatWasNeverReadableHasNothingToBeComparedWith() {
    State unknown = step(Optional.empty(), unread("example.com"), FIRST).after();

    Transition step = step(unknown, domain("example.com", "Failed"), SECOND);

    assertThat(unknown.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(step.change()).isEmpty();
    assertThat(step.after().alertsDue()).isEmpty();
    assertThat(step.after().since()).isEqualTo(SECOND);
    assertThat(step.startsStretch()).isTrue();
  }

  @Test
  void aFirstSeenIdentityWithAnUnrecognizedStatusKeepsTheRawWord() {
    Transition step = step(Optional.empty(), domain("example.com", "Brandnew"), FIRST);

    assertThat(step.after().reason()).isEqualTo(Reason.UNRECOGNIZED);
    assertThat(step.after().facts().dkimStatus()).contains("Brandnew");
  }

  @Test
  void anIdentityNoLongerListedIsRemovedOnce() {
    State known = seen("Success");

    List<Transition> first = Comparison.of(List.of(known), List.of(), moment(SECOND));
    List<Transition> second =
        Comparison.of(List.of(first.getFirst().after()), List.of(), moment(THIRD));

    Transition removal = first.getFirst();
    assertThat(removal.change()).contains(ChangeKind.REMOVED);
    assertThat(removal.after().removedAt()).contains(SECOND);
    assertThat(removal.after().verdict()).isEqualTo(Verdict.VERIFIED);
    assertThat(removal.endsStretch()).isTrue();
    assertThat(removal.startsStretch()).isFalse();
    assertThat(kinds(removal)).containsExactly(AlertKind.REMOVED);
    assertThat(second).isEmpty();
  }

  @Test
  void aRemovedVerifiedIdentityThatComesBackUnverifiedIsARegression() {
    Transition step = step(removed("Success"), domain("example.com", "Pending"), THIRD);

    assertThat(step.change()).contains(ChangeKind.RETURNED);
    assertThat(step.after().removedAt()).isEmpty();
    assertThat(step.after().since()).isEqualTo(THIRD);
    assertThat(step.startsStretch()).isTrue();
    assertThat(step.endsStretch()).isFalse();
    assertThat(kinds(step)).containsExactly(AlertKind.REMOVED, AlertKind.REGRESSED);
  }

  @Test
  void aRemovedIdentityThatComesBackVerifiedEndsTheAlarm() {
    Transition step = step(removed("Success"), domain("example.com", "Success"), THIRD);

    assertThat(step.change()).contains(ChangeKind.RETURNED);
    assertThat(kinds(step)).containsExactly(AlertKind.REMOVED, AlertKind.RECOVERED);
  }

  @Test
  void aRemovedUnverifiedIdentityThatComesBackUnverifiedIsNoNews() {
    Transition step = step(removed("Failed"), domain("example.com", "Failed"), THIRD);

    assertThat(kinds(step)).containsExactly(AlertKind.REMOVED);
  }

  @Test
  void aRemovedIdentityThatIsListedAndCannotBeReadIsComparedWhenItCan() {
    assertThat(
            Comparison.of(
                List.of(removed("Success")),
                Judged.of(List.of(unread("example.com"))),
                moment(THIRD)))
        .isEmpty();
  }

  @Test
  void anAlertThatIsNotOutYetStaysDueBesideTheNextOne() {
    State regressed = step(seen("Success"), domain("example.com", "Failed"), SECOND).after();

    Transition recovered = step(regressed, domain("example.com", "Success"), THIRD);

    assertThat(kinds(recovered)).containsExactly(AlertKind.REGRESSED, AlertKind.RECOVERED);
  }

  @Test
  void aClockThatWentBackNeverBeginsAStretchBeforeTheOneItFollows() {
    State known = step(seen("Success"), domain("example.com", "Failed"), SECOND).after();

    Transition step = step(known, domain("example.com", "Success"), FIRST);

    assertThat(step.after().stretchSince()).isEqualTo(SECOND.plusMillis(1));
    assertThat(step.after().since()).isEqualTo(SECOND.plusMillis(1));
  }

  @Test
  void domainsAreTheSameWhateverTheirCapitals() {
    Transition step = step(seen("Success"), domain("Example.COM", "Success"), SECOND);

    assertThat(step.change()).isEmpty();
    assertThat(step.after().identity()).isEqualTo(identity("example.com"));
  }

  private static State seen(String dkimStatus) {
    return step(Optional.empty(), domain("example.com", dkimStatus), FIRST).after();
  }

  private static State removed(String dkimStatus) {
    return Comparison.of(List.of(seen(dkimStatus)), List.of(), moment(SECOND)).getFirst().after();
  }

  private static Transition step(State before, Reading now, Instant at) {
    return step(Optional.of(before), now, at);
  }

  private static Transition step(Optional<State> before, Reading now, Instant at) {
    return Comparison.of(before.stream().toList(), Judged.of(List.of(now)), moment(at)).getFirst();
  }

  private static List<AlertKind> kinds(Transition step) {
    return step.after().alertsDue().stream().map(DueAlert::kind).toList();
  }

  private static Moment moment(Instant at) {
    return new Moment(at, "scan " + at);
  }
}
