package dev.sesdkim.rules;

import static dev.sesdkim.dkim.Readings.address;
import static dev.sesdkim.dkim.Readings.domain;
import static dev.sesdkim.dkim.Readings.identity;
import static dev.sesdkim.dkim.Readings.unread;
import static dev.sesdkim.rules.Dues.kinds;
import static dev.sesdkim.rules.Dues.only;
import static dev.sesdkim.rules.Scans.GRACE;
import static dev.sesdkim.rules.Scans.minute;
import static dev.sesdkim.rules.Scans.retry;
import static dev.sesdkim.rules.Scans.scan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.ChangeKind;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Suspicion;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.dkim.Verdict;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Identities that SES no longer lists, and those that come back.
class RemovalTest {

  private static final Reading VERIFIED = domain("example.com", "Success");
  private static final Reading FAILED = domain("example.com", "Failed");

  private final Followed example = new Followed();

  @Test
  void whatOneScanDoesNotListIsSuspectedAndNothingIsDue() {
    example.sees(scan(0), VERIFIED);

    Transition step = example.misses(scan(15));

    assertThat(step.change()).isEmpty();
    assertThat(step.due()).isEmpty();
    assertThat(step.after().removed()).isFalse();
    assertThat(step.isQuiet()).isFalse();
    assertThat(step.after().suspected())
        .containsEntry(Suspicion.MISSING, new Moment(minute(15), "scan " + minute(15)));
  }

  @Test
  void aSecondScanThatDoesNotListItEitherRemovesItAsOfTheFirst() {
    example.sees(scan(0), VERIFIED);
    example.misses(scan(15));

    Transition step = example.misses(scan(30));

    assertThat(step.change()).contains(ChangeKind.REMOVED);
    assertThat(step.due())
        .containsExactly(
            new Due.OfIdentity(
                AlertKind.OfDomain.REMOVED,
                identity("example.com"),
                "example.com",
                Optional.of(Verdict.VERIFIED),
                Reason.OK,
                minute(15),
                minute(30),
                minute(30),
                "scan " + minute(30)));
    State gone = step.after();
    assertThat(gone.dates().removedAt()).contains(minute(15));
    assertThat(gone.verdict()).isEqualTo(Verdict.VERIFIED);
    assertThat(gone.suspected()).isEmpty();
    assertThat(gone.scanId()).isEqualTo("scan " + minute(30));
    assertThat(step.endsStretch()).isTrue();
    assertThat(step.startsStretch()).isFalse();
  }

  @Test
  void anAddressIsNotJudgedByTheDomainAboveTheOneThatOneScanDoesNotList() {
    Reading address = address("info@news.example.com");
    example.sees(scan(0), address, FAILED, domain("news.example.com", "Success"));

    Transition step = example.sees(scan(15), address, FAILED);

    assertThat(step.due()).isEmpty();
    assertThat(step.after().verdict()).isEqualTo(Verdict.VERIFIED);
    assertThat(step.after().suspected()).containsKey(Suspicion.MISSING);
  }

  @Test
  void anotherAttemptAtTheSameScanRemovesNothingAndWritesNothing() {
    example.sees(scan(0), VERIFIED);
    example.misses(scan(15));

    assertThat(example.misses(retry(scan(15), 30)).isQuiet()).isTrue();
    assertThat(example.misses(scan(45)).after().dates().removedAt()).contains(minute(15));
  }

  @Test
  void whatIsListedInBetweenIsNotRemoved() {
    example.sees(scan(0), VERIFIED);
    example.misses(scan(15));

    Transition listed = example.sees(scan(30), VERIFIED);

    assertThat(listed.after().suspected()).isEmpty();
    assertThat(listed.startsStretch()).isFalse();
    assertThat(example.misses(scan(45)).change()).isEmpty();
  }

  @Test
  void listedAndUnreadableInBetweenIsListed() {
    example.sees(scan(0), VERIFIED);
    example.misses(scan(15));

    assertThat(example.sees(scan(30), unread("example.com")).after().suspected()).isEmpty();
    assertThat(example.misses(scan(45)).change()).isEmpty();
  }

  @Test
  void aClockThatWentBackNeverRemovesBeforeTheStretchThatTheRemovalEnds() {
    example.sees(scan(30), VERIFIED);
    example.misses(scan(0));

    assertThat(example.misses(scan(15)).after().dates().removedAt())
        .contains(minute(30).plusMillis(1));
  }

  @Test
  void whatIsMissingInTheVeryMomentInWhichItsStretchBeganIsRemovedAfterIt() {
    example.sees(scan(15), VERIFIED);
    example.misses(scan(15));

    assertThat(example.misses(scan(30)).after().dates().removedAt()).contains(minute(30));
  }

  @Test
  void whatWasFoundOutAboutARemovedIdentityDoesNotHoldForAnotherOfItsName() {
    example.looks(scan(0), VERIFIED, Evidence.none().atRisk(Optional.of(minute(0))));
    example.misses(scan(15));

    assertThat(example.misses(scan(30)).after().evidence()).isEqualTo(Evidence.none());
  }

  @Test
  void aRemovedIdentityThatComesBackVerifiedEndsTheAlarm() {
    removed(VERIFIED);

    Transition step = example.sees(scan(45), VERIFIED);

    assertThat(step.change()).contains(ChangeKind.RETURNED);
    assertThat(only(step).kind()).isEqualTo(AlertKind.OfDomain.RECOVERED);
    assertThat(only(step).was()).contains(Verdict.VERIFIED);
    assertThat(only(step).since()).isEqualTo(minute(45));
    assertThat(step.after().removed()).isFalse();
    assertThat(step.startsStretch()).isTrue();
    assertThat(step.endsStretch()).isFalse();
    assertThat(step.after().dates().firstSeenAt()).isEqualTo(minute(0));
  }

  @Test
  void aRemovedVerifiedIdentityThatComesBackUnverifiedHasRegressed() {
    removed(VERIFIED);

    Transition step = example.sees(scan(45), domain("example.com", "Pending"));

    assertThat(step.change()).contains(ChangeKind.RETURNED);
    assertThat(only(step).kind()).isEqualTo(AlertKind.OfDomain.REGRESSED);
    assertThat(only(step).was()).contains(Verdict.VERIFIED);
    assertThat(step.after().since()).isEqualTo(minute(45));
  }

  @Test
  void aRemovedUnverifiedIdentityThatComesBackUnverifiedIsFound() {
    removed(FAILED);

    Transition step = example.sees(scan(45), domain("example.com", "Pending"));

    assertThat(step.change()).contains(ChangeKind.RETURNED);
    assertThat(only(step).kind()).isEqualTo(AlertKind.OfDomain.FOUND_UNVERIFIED);
    assertThat(only(step).dueAt()).isEqualTo(minute(45).plus(GRACE));
  }

  @Test
  void aClockThatWentBackNeverBringsAnIdentityBackBeforeItWasRemoved() {
    removed(VERIFIED);

    assertThat(example.sees(scan(0), VERIFIED).after().dates().stretchSince())
        .isEqualTo(minute(15).plusMillis(1));
  }

  @Test
  void anIdentityThatComesBackUnreadableIsComparedOnceItCanBeTold() {
    removed(VERIFIED);

    Transition back = example.sees(scan(45), unread("example.com"));
    assertThat(back.change()).isEmpty();
    assertThat(back.due()).isEmpty();
    assertThat(back.after().removed()).isFalse();
    assertThat(back.after().verdict()).isEqualTo(Verdict.VERIFIED);
    assertThat(back.after().since()).isEqualTo(minute(0));
    assertThat(back.startsStretch()).isTrue();
    assertThat(example.sees(scan(60), unread("example.com")).isQuiet()).isTrue();

    Transition told = example.sees(scan(70), FAILED);
    assertThat(told.change()).contains(ChangeKind.RETURNED);
    assertThat(kinds(told)).containsExactly(AlertKind.OfDomain.REGRESSED);
    assertThat(told.after().unreadable()).isEmpty();
    assertThat(told.after().suspected()).isEmpty();
    assertThat(example.sees(scan(90), VERIFIED).change()).contains(ChangeKind.RECOVERED);
  }

  @Test
  void anIdentityThatComesBackUnreadableForThreeScansIsToldAndSoIsItsEnd() {
    removed(VERIFIED);
    example.sees(scan(45), unread("example.com"));
    assertThat(example.sees(scan(60), unread("example.com")).due()).isEmpty();

    assertThat(kinds(example.sees(scan(75), unread("example.com"))))
        .containsExactly(AlertKind.OfScan.SCAN_PROBLEM);
    assertThat(kinds(example.sees(scan(90), VERIFIED)))
        .containsExactly(AlertKind.OfDomain.RECOVERED, AlertKind.OfScan.SCAN_RECOVERED);
  }

  @Test
  void anIdentityThatCameBackUnreadableAndIsMissingAgainIsNoLongerComingBack() {
    removed(VERIFIED);
    example.sees(scan(45), unread("example.com"));
    example.misses(scan(60));

    assertThat(example.sees(scan(75), unread("example.com")).after().suspected())
        .containsOnlyKeys(Suspicion.RETURNED);
    example.misses(scan(90));
    assertThat(example.misses(scan(105)).after().suspected()).isEmpty();
  }

  private void removed(Reading last) {
    example.sees(scan(0), last);
    example.misses(scan(15));
    example.misses(scan(30));
    example.told(scan(30));
  }
}
