package dev.sesdkim.rules;

import static dev.sesdkim.dkim.CheckOutcome.FAIL;
import static dev.sesdkim.dkim.CheckOutcome.PASS;
import static dev.sesdkim.dkim.CheckOutcome.UNKNOWN;
import static dev.sesdkim.dkim.CheckOutcome.WARN;
import static dev.sesdkim.dkim.DnsFinding.MISSING;
import static dev.sesdkim.dkim.DnsFinding.OK;
import static dev.sesdkim.dkim.ReadinessCheck.DKIM_LIVE;
import static dev.sesdkim.dkim.ReadinessCheck.DMARC;
import static dev.sesdkim.dkim.ReadinessCheck.SPF;
import static dev.sesdkim.dkim.Readings.domain;
import static dev.sesdkim.dkim.Readings.identity;
import static dev.sesdkim.rules.Dues.kinds;
import static dev.sesdkim.rules.Dues.only;
import static dev.sesdkim.rules.Looks.both;
import static dev.sesdkim.rules.Looks.checks;
import static dev.sesdkim.rules.Looks.records;
import static dev.sesdkim.rules.Scans.minute;
import static dev.sesdkim.rules.Scans.retry;
import static dev.sesdkim.rules.Scans.scan;
import static dev.sesdkim.rules.Scans.scanAt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.ScanContext;
import dev.sesdkim.dkim.Suspicion;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.dkim.Verdict;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Verified domains that met the bulk-sender rules and no longer do.
class ReadinessWarningTest {

  private static final Reading VERIFIED = domain("example.com", "Success");
  private static final Reading FAILED = domain("example.com", "Failed");
  private static final Evidence READY = checks(PASS);
  private static final Evidence NO_DMARC = checks(FAIL, DMARC);
  private static final Evidence NO_RECORDS = checks(FAIL, DKIM_LIVE);
  private static final Evidence OPEN = checks(UNKNOWN, DMARC);

  private final Followed example = new Followed();

  @Test
  void twoScansAnHourApartTellItAsOfTheFirst() {
    look(scan(0), READY);
    assertThat(look(scan(15), NO_DMARC).due()).isEmpty();
    assertThat(look(scan(30), NO_DMARC).isQuiet()).isTrue();

    Transition step = look(scan(75), NO_DMARC);

    assertThat(step.due())
        .containsExactly(
            new Due.OfIdentity(
                AlertKind.OfDomain.NOT_READY,
                identity("example.com"),
                "example.com",
                Optional.of(Verdict.VERIFIED),
                Reason.OK,
                minute(15),
                minute(75),
                minute(75),
                "scan " + minute(75)));
    assertThat(step.after().evidence().notReadySince()).contains(minute(15));
    assertThat(step.after().evidence().wasReady()).isFalse();
    assertThat(step.after().suspected()).isEmpty();
    assertThat(look(scan(150), NO_DMARC).isQuiet()).isTrue();
  }

  @Test
  void aMillisecondLessThanAnHourIsTooSoonAndARetryIsNoSecondScan() {
    look(scan(0), READY);
    look(scan(15), NO_DMARC);

    assertThat(look(scanAt(minute(75).minusMillis(1)), NO_DMARC).isQuiet()).isTrue();
    assertThat(look(retry(scan(15), 90), NO_DMARC).isQuiet()).isTrue();
    assertThat(kinds(look(scan(90), NO_DMARC))).containsExactly(AlertKind.OfDomain.NOT_READY);
  }

  @Test
  void oneWrongAnswerFiveTimesAlarmsNobody() {
    look(scan(0), READY);

    for (int minutes = 30; minutes < 330; minutes += 60) {
      assertThat(look(scan(minutes), NO_DMARC).due()).isEmpty();
      assertThat(look(scan(minutes + 30), READY).due()).isEmpty();
      assertThat(example.state().suspected()).isEmpty();
    }
  }

  @Test
  void whatCouldNotBeLookedUpInBetweenChangesNothing() {
    look(scan(0), READY);
    look(scan(15), NO_DMARC);

    assertThat(look(scan(30), OPEN).isQuiet()).isTrue();
    assertThat(look(scan(45), Evidence.none()).isQuiet()).isTrue();
    assertThat(look(scan(90), OPEN).due()).isEmpty();
    assertThat(only(look(scan(105), NO_DMARC)).since()).isEqualTo(minute(15));
  }

  @Test
  void aDomainThatIsReadyAgainHasRecoveredOnce() {
    notReadyAndTold();
    assertThat(look(scan(80), OPEN).isQuiet()).isTrue();

    Transition step = look(scan(90), READY);

    assertThat(only(step).kind()).isEqualTo(AlertKind.OfDomain.RECOVERED);
    assertThat(only(step).was()).contains(Verdict.VERIFIED);
    assertThat(only(step).since()).isEqualTo(minute(90));
    assertThat(step.after().evidence().notReadySince()).isEmpty();
    assertThat(step.after().evidence().wasReady()).isTrue();
    assertThat(look(scan(105), READY).isQuiet()).isTrue();
  }

  @Test
  void aDomainThatIsReadyAgainIsToldAgainShouldItCeaseToBe() {
    notReadyAndTold();
    look(scan(90), READY);
    look(scan(105), NO_DMARC);

    assertThat(only(look(scan(165), NO_DMARC)).since()).isEqualTo(minute(105));
  }

  @Test
  void aDomainThatWasNeverReadyIsNoNews() {
    assertThat(look(scan(0), NO_DMARC).after().suspected()).isEmpty();
    assertThat(look(scan(60), NO_DMARC).due()).isEmpty();
    assertThat(look(scan(120), NO_DMARC).due()).isEmpty();
    assertThat(look(scan(135), READY).due()).isEmpty();
  }

  @Test
  void aWarningDoesNotPreventReadiness() {
    look(scan(0), READY);
    look(scan(15), checks(WARN, SPF));

    assertThat(look(scan(90), checks(WARN, SPF)).due()).isEmpty();
    assertThat(example.state().suspected()).isEmpty();
  }

  @Test
  void recordsThatAreMissingAreARiskAndNotToldAsUnreadiness() {
    look(scan(0), READY);
    Evidence missing = both(records(OK, MISSING, OK), NO_RECORDS);
    look(scan(15), missing);

    Transition step = look(scan(75), missing);

    assertThat(kinds(step)).containsExactly(AlertKind.OfDomain.AT_RISK);
    assertThat(step.after().suspected()).isEmpty();
    assertThat(step.after().evidence().wasReady()).isTrue();
  }

  @Test
  void aScanInWhichOnlyRecordsAreMissingEndsTheSuspicion() {
    look(scan(0), READY);
    look(scan(15), NO_DMARC);

    assertThat(look(scan(30), NO_RECORDS).after().suspected()).isEmpty();
    assertThat(look(scan(75), NO_DMARC).due()).isEmpty();
  }

  @Test
  void missingRecordsAndAnotherFailureAreBothTold() {
    look(scan(0), READY);
    Evidence both = both(records(OK, MISSING, OK), checks(FAIL, DKIM_LIVE, DMARC));
    look(scan(15), both);

    assertThat(kinds(look(scan(75), both)))
        .containsExactly(AlertKind.OfDomain.AT_RISK, AlertKind.OfDomain.NOT_READY);
  }

  @Test
  void aDomainWithTwoWarningsOverRecoversOnce() {
    look(scan(0), READY);
    Evidence both = both(records(OK, MISSING, OK), checks(FAIL, DMARC));
    look(scan(15), both);
    look(scan(75), both);

    assertThat(kinds(look(scan(90), both(records(OK, OK, OK), READY))))
        .containsExactly(AlertKind.OfDomain.RECOVERED);
    assertThat(example.state().evidence().atRiskSince()).isEmpty();
    assertThat(example.state().evidence().notReadySince()).isEmpty();
  }

  @Test
  void aDomainThatWasReadyAndBrokeIsToldOfTheRuleThatItMissesOnceItIsVerifiedAgain() {
    look(scan(0), READY);
    look(scan(15), NO_DMARC);
    Transition broken = example.looks(scan(30), FAILED, NO_DMARC);

    assertThat(kinds(broken)).containsExactly(AlertKind.OfDomain.REGRESSED);
    assertThat(broken.after().suspected()).doesNotContainKey(Suspicion.NOT_READY);
    assertThat(broken.after().evidence().wasReady()).isTrue();
    example.told(scan(30));
    assertThat(kinds(look(scan(105), NO_DMARC))).containsExactly(AlertKind.OfDomain.RECOVERED);
    assertThat(only(look(scan(165), NO_DMARC)).since()).isEqualTo(minute(105));
  }

  @Test
  void aDomainThatWasToldAsNotReadyAndBrokeIsReadyAgainOnceItIs() {
    notReadyAndTold();
    example.looks(scan(90), FAILED, NO_DMARC);
    assertThat(example.state().evidence().notReadySince()).contains(minute(15));

    assertThat(kinds(look(scan(105), READY))).containsExactly(AlertKind.OfDomain.RECOVERED);
    assertThat(example.state().evidence().notReadySince()).isEmpty();
  }

  private void notReadyAndTold() {
    look(scan(0), READY);
    look(scan(15), NO_DMARC);
    assertThat(kinds(look(scan(75), NO_DMARC))).containsExactly(AlertKind.OfDomain.NOT_READY);
    example.told(scan(75));
  }

  private Transition look(ScanContext scan, Evidence found) {
    return example.looks(scan, VERIFIED, found);
  }
}
