package dev.sesdkim.rules;

import static dev.sesdkim.dkim.Readings.address;
import static dev.sesdkim.dkim.Readings.domain;
import static dev.sesdkim.dkim.Readings.unread;
import static dev.sesdkim.rules.Dues.kinds;
import static dev.sesdkim.rules.Dues.only;
import static dev.sesdkim.rules.Scans.GRACE;
import static dev.sesdkim.rules.Scans.minute;
import static dev.sesdkim.rules.Scans.scan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.ChangeKind;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.dkim.Verdict;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of an identity that was found unverified, until somebody is told.
class GraceTest {

  private static final Instant DAY_LATER = minute(0).plus(GRACE);
  private static final Reading VERIFIED = domain("example.com", "Success");
  private static final Reading PENDING = domain("example.com", "Pending");
  private static final Reading NOT_STARTED = domain("example.com", "NotStarted");
  private static final Reading ADDRESS = address("ops@example.com");

  private final Followed example = new Followed();

  @Test
  void whileNothingChangesNothingIsWritten() {
    example.sees(scan(0), PENDING);

    for (int minutes = 15; minutes < 2 * 24 * 60; minutes += 15) {
      assertThat(example.sees(scan(minutes), PENDING).isQuiet()).isTrue();
    }
    assertThat(example.state().notice().graceUntil()).contains(DAY_LATER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NotStarted", "TemporaryFailure", "Failed"})
  void aGraverReasonIsToldAtOnce(String graver) {
    example.sees(scan(0), PENDING);

    Transition step = example.sees(scan(15), domain("example.com", graver));

    assertThat(step.change()).contains(ChangeKind.WORSENED);
    assertThat(only(step).kind()).isEqualTo(AlertKind.OfDomain.FOUND_UNVERIFIED);
    assertThat(only(step).dueAt()).isEqualTo(minute(15));
    assertThat(only(step).since()).isEqualTo(minute(0));
    assertThat(step.withdrawn()).contains(DAY_LATER);
    assertThat(example.sees(scan(30), domain("example.com", graver)).isQuiet()).isTrue();
  }

  @Test
  void aReasonThatIsNoSettingUpIsToldAtOnceThoughItIsNoGraver() {
    example.sees(scan(0), NOT_STARTED);

    Transition step = example.sees(scan(15), domain("example.com", "TemporaryFailure"));

    assertThat(step.change()).isEmpty();
    assertThat(only(step).reason()).isEqualTo(Reason.TEMPORARY_FAILURE);
    assertThat(only(step).dueAt()).isEqualTo(minute(15));
    assertThat(step.withdrawn()).contains(DAY_LATER);
  }

  @Test
  void aMilderReasonIsToldWhenTheFirstWouldHaveBeen() {
    example.sees(scan(0), NOT_STARTED);

    Transition step = example.sees(scan(15), PENDING);

    assertThat(only(step).kind()).isEqualTo(AlertKind.OfDomain.FOUND_UNVERIFIED);
    assertThat(only(step).reason()).isEqualTo(Reason.PENDING);
    assertThat(only(step).dueAt()).isEqualTo(DAY_LATER);
    assertThat(step.withdrawn()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 60_000})
  void whatIsDueAndNotToldYetStaysDueAsItWasAndTellsTheLatestReason(long millisLate) {
    example.sees(scan(0), PENDING);

    Instant late = DAY_LATER.plusMillis(millisLate);
    Transition step = example.sees(Scans.scanAt(late), domain("example.com", "Failed"));

    assertThat(only(step).kind()).isEqualTo(AlertKind.OfDomain.FOUND_UNVERIFIED);
    assertThat(only(step).reason()).isEqualTo(Reason.FAILED);
    assertThat(only(step).dueAt()).isEqualTo(DAY_LATER);
    assertThat(step.withdrawn()).isEmpty();
  }

  @Test
  void untilItIsDueAGraverReasonPullsItForward() {
    example.sees(scan(0), PENDING);

    Instant last = DAY_LATER.minusMillis(1);
    Transition step = example.sees(Scans.scanAt(last), domain("example.com", "Failed"));

    assertThat(only(step).dueAt()).isEqualTo(last);
    assertThat(step.withdrawn()).contains(DAY_LATER);
  }

  @Test
  void onceTheDomainAboveIsVerifiedASubdomainThatTakesItsSigningIsToldAtOnceAndOnce() {
    Reading sub = domain("mail.example.com", "Pending");
    example.sees(scan(0), sub, unread("example.com"));

    Transition step = example.sees(scan(15), sub, VERIFIED);

    assertThat(only(step).dueAt()).isEqualTo(minute(15));
    assertThat(step.change()).isEmpty();
    assertThat(step.withdrawn()).contains(DAY_LATER);
    assertThat(example.sees(scan(30), sub, VERIFIED).isQuiet()).isTrue();
  }

  @Test
  void onceToldItIsNotToldAgain() {
    example.sees(scan(0), PENDING);
    example.told(scan(24 * 60));

    assertThat(example.sees(scan(24 * 60 + 15), PENDING).isQuiet()).isTrue();
    assertThat(example.sees(scan(24 * 60 + 30), NOT_STARTED).due())
        .extracting(due -> due.kind())
        .containsExactly(AlertKind.OfDomain.WORSENED);
  }

  @Test
  void whatIsVerifiedBeforeAnybodyWasToldIsDroppedInSilence() {
    example.sees(scan(0), PENDING);

    Transition step = example.sees(scan(15), VERIFIED);

    assertThat(step.change()).contains(ChangeKind.RECOVERED);
    assertThat(step.due()).isEmpty();
    assertThat(step.withdrawn()).contains(DAY_LATER);
    assertThat(step.after().notice().graceUntil()).isEmpty();
  }

  @Test
  void whatWasDueAtOnceAndCouldNotBeToldIsDroppedLikewise() {
    example.sees(scan(0), domain("example.com", "Failed"));

    Transition step = example.sees(scan(15), VERIFIED);

    assertThat(step.due()).isEmpty();
    assertThat(step.withdrawn()).contains(minute(0));
  }

  @Test
  void whatIsVerifiedAfterPeopleHeardOfItHasRecovered() {
    example.sees(scan(0), domain("example.com", "Failed"));
    example.told(scan(0));

    Transition step = example.sees(scan(15), VERIFIED);

    assertThat(only(step).kind()).isEqualTo(AlertKind.OfDomain.RECOVERED);
    assertThat(only(step).was()).contains(Verdict.UNVERIFIED);
    assertThat(only(step).since()).isEqualTo(minute(15));
  }

  @Test
  void ofWhatIsRemovedBeforeAnybodyWasToldItsRemovalAloneIsTold() {
    example.sees(scan(0), PENDING);

    assertThat(example.misses(scan(15)).withdrawn()).isEmpty();
    Transition step = example.misses(scan(30));

    assertThat(kinds(step)).containsExactly(AlertKind.OfDomain.REMOVED);
    assertThat(step.withdrawn()).contains(DAY_LATER);
    assertThat(step.after().notice().graceUntil()).isEmpty();
  }

  @Test
  void whatCannotBeToldForAWhileStaysDue() {
    example.sees(scan(0), PENDING);

    Transition step = example.sees(scan(15), unread("example.com"));

    assertThat(step.due()).isEmpty();
    assertThat(step.withdrawn()).isEmpty();
    assertThat(example.sees(scan(30), PENDING).withdrawn()).isEmpty();
  }

  @Test
  void anAddressWhoseDomainAppearsUnverifiedGoesWithItFromThenOn() {
    example.sees(scan(0), ADDRESS);

    Transition step = example.sees(scan(15), ADDRESS, PENDING);

    assertThat(step.due()).isEmpty();
    assertThat(step.withdrawn()).contains(DAY_LATER);
    assertThat(example.sees(scan(30), ADDRESS, VERIFIED).due()).isEmpty();
  }

  @Test
  void anAddressThatWentWithItsDomainIsFoundOnceItHasAReasonOfItsOwn() {
    example.sees(scan(0), ADDRESS, PENDING);

    assertThat(example.sees(scan(15), ADDRESS).due()).isEmpty();

    Transition step = example.sees(scan(30), ADDRESS);

    assertThat(only(step).kind()).isEqualTo(AlertKind.OfDomain.FOUND_UNVERIFIED);
    assertThat(only(step).reason()).isEqualTo(Reason.NO_DOMAIN_IDENTITY);
    assertThat(only(step).dueAt()).isEqualTo(minute(30).plus(GRACE));
    assertThat(step.change()).isEmpty();
  }

  @Test
  void anAddressThatWentWithItsDomainWorsensWhenSesRefusesToSendFromIt() {
    example.sees(scan(0), ADDRESS, PENDING);

    Transition step =
        example.sees(scan(15), address("ops@example.com", false, "NotStarted", "Failed"), PENDING);

    assertThat(step.change()).contains(ChangeKind.WORSENED);
    assertThat(kinds(step)).containsExactly(AlertKind.OfDomain.WORSENED);
  }

  @Test
  void anAddressWhoseDomainIsVerifiedAgainIsNoNewsUnlessPeopleHeardOfIt() {
    example.sees(scan(0), ADDRESS, PENDING);
    assertThat(example.sees(scan(15), ADDRESS, VERIFIED).due()).isEmpty();

    example.sees(scan(30), ADDRESS, PENDING);
    example.told(scan(30));
    assertThat(kinds(example.sees(scan(45), ADDRESS, VERIFIED)))
        .containsExactly(AlertKind.OfDomain.RECOVERED);
  }

  @Test
  void anAddressThatPeopleHeardOfIsNotFoundAgainWhenItsDomainGoes() {
    example.sees(scan(0), ADDRESS, VERIFIED);
    example.sees(scan(15), ADDRESS, PENDING);
    example.told(scan(15));

    example.sees(scan(30), ADDRESS);
    Transition step = example.sees(scan(45), ADDRESS);

    assertThat(step.due()).isEmpty();
    assertThat(step.startsStretch()).isTrue();
  }
}
