package dev.sesdkim.rules;

import static dev.sesdkim.dkim.Readings.address;
import static dev.sesdkim.dkim.Readings.domain;
import static dev.sesdkim.dkim.Readings.identity;
import static dev.sesdkim.dkim.Readings.unread;
import static dev.sesdkim.rules.Dues.kinds;
import static dev.sesdkim.rules.Dues.only;
import static dev.sesdkim.rules.Scans.GRACE;
import static dev.sesdkim.rules.Scans.minute;
import static dev.sesdkim.rules.Scans.scan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.ChangeKind;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Transition;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is told of an identity that is unverified when it is first seen.
class FirstSightTest {

  private static final Reading VERIFIED = domain("example.com", "Success");
  private static final Reading PENDING = domain("example.com", "Pending");

  private final Followed example = new Followed();

  @Test
  void aVerifiedIdentityIsFirstSeenAndNothingIsDue() {
    Transition step = example.sees(scan(0), VERIFIED);

    assertThat(step.change()).contains(ChangeKind.FIRST_SEEN);
    assertThat(step.due()).isEmpty();
    assertThat(step.after().notice().graceUntil()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "true,  Failed,           Success, FAILED",
    "true,  TemporaryFailure, Success, TEMPORARY_FAILURE",
    "false, Success,          Success, SIGNING_DISABLED",
    "true,  Success,          Failed,  IDENTITY_NOT_VERIFIED",
  })
  void whatIsNotBeingSetUpIsDueAtOnce(
      boolean signing, String dkim, String verification, Reason reason) {
    Transition step = example.sees(scan(15), domain("example.com", signing, dkim, verification));

    assertThat(step.change()).contains(ChangeKind.FOUND_UNVERIFIED);
    assertThat(only(step))
        .isEqualTo(
            new Due.OfIdentity(
                AlertKind.OfDomain.FOUND_UNVERIFIED,
                identity("example.com"),
                "example.com",
                Optional.empty(),
                reason,
                minute(15),
                minute(15),
                minute(15),
                "scan " + minute(15)));
    assertThat(step.after().notice().graceUntil()).contains(minute(15));
  }

  @ParameterizedTest
  @CsvSource({"Pending, PENDING", "NotStarted, NOT_STARTED"})
  void aDomainThatIsBeingSetUpHasADay(String dkim, Reason reason) {
    Transition step = example.sees(scan(15), domain("example.com", dkim));

    assertThat(step.change()).contains(ChangeKind.FOUND_UNVERIFIED);
    assertThat(only(step).reason()).isEqualTo(reason);
    assertThat(only(step).dueAt()).isEqualTo(minute(15).plus(GRACE));
    assertThat(only(step).observedAt()).isEqualTo(minute(15));
    assertThat(step.after().notice().graceUntil()).contains(minute(15).plus(GRACE));
  }

  @Test
  void anAddressWithoutADomainHasADayAndIsToldUnderThePartAfterItsAt() {
    Transition step = example.sees(scan(0), address("ops@example.com"));

    assertThat(only(step).reason()).isEqualTo(Reason.NO_DOMAIN_IDENTITY);
    assertThat(only(step).dueAt()).isEqualTo(minute(0).plus(GRACE));
    assertThat(only(step).domain()).isEqualTo("example.com");
  }

  @Test
  void anAddressWhoseDomainIsUnverifiedGoesWithItsDomain() {
    Transition step =
        example.sees(scan(0), address("ops@example.com"), domain("example.com", "Failed"));

    assertThat(step.change()).contains(ChangeKind.FOUND_UNVERIFIED);
    assertThat(step.due()).isEmpty();
    assertThat(step.after().notice().graceUntil()).isEmpty();
  }

  @Test
  void theTimeOfGraceIsASettingAndMayBeNone() {
    assertThat(only(example.sees(Scans.withoutGrace(15), PENDING)).dueAt()).isEqualTo(minute(15));
  }

  @Test
  void beforeMonitoringStartedItIsFirstSeenAndDueAllTheSame() {
    Transition step = example.sees(Scans.beforeStarted(0), domain("example.com", "Failed"));

    assertThat(step.change()).contains(ChangeKind.FIRST_SEEN);
    assertThat(kinds(step)).containsExactly(AlertKind.OfDomain.FOUND_UNVERIFIED);
  }

  @Test
  void whatIsUnverifiedWhenItIsFirstReadableIsFoundThen() {
    example.sees(scan(0), unread("example.com"));

    Transition step = example.sees(scan(15), domain("example.com", "Failed"));

    assertThat(step.change()).contains(ChangeKind.FOUND_UNVERIFIED);
    assertThat(only(step).kind()).isEqualTo(AlertKind.OfDomain.FOUND_UNVERIFIED);
    assertThat(only(step).was()).isEmpty();
    assertThat(only(step).since()).isEqualTo(minute(15));
    assertThat(step.after().dates().firstSeenAt()).isEqualTo(minute(0));
  }

  @Test
  void whatIsFirstReadableBeforeMonitoringStartedIsNoChangeAndDueAllTheSame() {
    example.sees(Scans.beforeStarted(0), unread("example.com"));

    Transition step = example.sees(Scans.beforeStarted(15), PENDING);

    assertThat(step.change()).isEmpty();
    assertThat(only(step).dueAt()).isEqualTo(minute(15).plus(GRACE));
  }

  @Test
  void whatIsVerifiedWhenItIsFirstReadableIsNoNews() {
    example.sees(scan(0), unread("example.com"));

    Transition step = example.sees(scan(15), VERIFIED);

    assertThat(step.change()).isEmpty();
    assertThat(step.due()).isEmpty();
    assertThat(step.after().since()).isEqualTo(minute(15));
    assertThat(step.startsStretch()).isTrue();
  }

  @Test
  void aDomainThatTakesSigningFromAVerifiedOneAboveItIsDueAtOnce() {
    Reading sub = domain("mail.example.com", "Pending");

    assertThat(only(new Followed().sees(scan(0), sub, VERIFIED)).dueAt()).isEqualTo(minute(0));
    assertThat(only(new Followed().sees(scan(0), sub, PENDING)).dueAt())
        .isEqualTo(minute(0).plus(GRACE));
    assertThat(only(new Followed().sees(scan(0), sub, unread("example.com"))).dueAt())
        .isEqualTo(minute(0).plus(GRACE));
  }
}
