package dev.sesdkim.rules;

import static dev.sesdkim.dkim.DnsFinding.MISSING;
import static dev.sesdkim.dkim.DnsFinding.OK;
import static dev.sesdkim.dkim.DnsFinding.TIMEOUT;
import static dev.sesdkim.dkim.DnsFinding.WRONG_TARGET;
import static dev.sesdkim.dkim.Readings.domain;
import static dev.sesdkim.dkim.Readings.identity;
import static dev.sesdkim.rules.Dues.kinds;
import static dev.sesdkim.rules.Dues.only;
import static dev.sesdkim.rules.Looks.records;
import static dev.sesdkim.rules.Scans.CONFIRM;
import static dev.sesdkim.rules.Scans.minute;
import static dev.sesdkim.rules.Scans.retry;
import static dev.sesdkim.rules.Scans.scan;
import static dev.sesdkim.rules.Scans.scanAt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.ScanContext;
import dev.sesdkim.dkim.Suspicion;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.dkim.Verdict;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Verified domains whose DKIM records are wrong in DNS. How far two scans must be apart is an hour
/// here.
class EarlyWarningTest {

  private static final Reading VERIFIED = domain("example.com", "Success");
  private static final Reading FAILED = domain("example.com", "Failed");
  private static final Evidence RIGHT = records(OK, OK, OK);
  private static final Evidence WRONG = records(OK, MISSING, OK);
  private static final Evidence SILENT = records(TIMEOUT, TIMEOUT, TIMEOUT);

  private final Followed example = new Followed();

  @Test
  void whatOneScanSeesIsASuspicionAndNothingIsDue() {
    Transition step = look(scan(0), WRONG);

    assertThat(step.due()).isEmpty();
    assertThat(step.after().evidence().atRiskSince()).isEmpty();
    assertThat(step.after().suspected())
        .containsExactly(Map.entry(Suspicion.AT_RISK, new Moment(minute(0), "scan " + minute(0))));
  }

  @Test
  void aScanAnHourLaterThatSeesTheSameConfirmsItAsOfTheFirst() {
    look(scan(0), WRONG);

    Transition step = look(scan(60), WRONG);

    assertThat(step.due())
        .containsExactly(
            new Due.OfIdentity(
                AlertKind.OfDomain.AT_RISK,
                identity("example.com"),
                "example.com",
                Optional.of(Verdict.VERIFIED),
                Reason.OK,
                minute(0),
                minute(60),
                minute(60),
                "scan " + minute(60)));
    assertThat(step.after().evidence().atRiskSince()).contains(minute(0));
    assertThat(step.after().suspected()).isEmpty();
    assertThat(step.change()).isEmpty();
    assertThat(step.startsStretch()).isFalse();
  }

  @Test
  void scansLessThanAnHourApartConfirmNothingAndWriteNothing() {
    look(scan(0), WRONG);

    assertThat(look(scan(15), WRONG).isQuiet()).isTrue();
    assertThat(look(scanAt(minute(0).plus(CONFIRM).minusMillis(1)), WRONG).isQuiet()).isTrue();
    assertThat(kinds(look(scan(60), WRONG))).containsExactly(AlertKind.OfDomain.AT_RISK);
  }

  @Test
  void anotherAttemptAtTheSameScanConfirmsNothing() {
    look(scan(0), WRONG);

    assertThat(look(retry(scan(0), 90), WRONG).isQuiet()).isTrue();
    assertThat(only(look(scan(105), WRONG)).since()).isEqualTo(minute(0));
  }

  @Test
  void onceToldItIsNotToldAgain() {
    atRiskSinceTheFirstScan();

    assertThat(look(scan(75), WRONG).isQuiet()).isTrue();
    assertThat(look(scan(135), WRONG).isQuiet()).isTrue();
  }

  @Test
  void aLookThatFindsAllRightInBetweenClearsTheSuspicion() {
    look(scan(0), WRONG);

    assertThat(look(scan(15), RIGHT).after().suspected()).isEmpty();
    assertThat(look(scan(60), WRONG).due()).isEmpty();
    assertThat(only(look(scan(120), WRONG)).since()).isEqualTo(minute(60));
  }

  @Test
  void whereDnsWasSilentInBetweenTheRiskBeganWhenItWasFirstSeen() {
    look(scan(0), WRONG);

    assertThat(look(scan(15), SILENT).isQuiet()).isTrue();
    assertThat(look(scan(60), SILENT).due()).isEmpty();
    assertThat(only(look(scan(75), WRONG)).since()).isEqualTo(minute(0));
  }

  @Test
  void whereSesToldNoTokensInBetweenLikewise() {
    look(scan(0), WRONG);

    assertThat(look(scan(15), Evidence.none()).isQuiet()).isTrue();
    assertThat(only(look(scan(60), WRONG)).since()).isEqualTo(minute(0));
  }

  @Test
  void aWrongRecordThatWasRightBeforeIsASuspicionOfItsOwn() {
    look(scan(0), WRONG);

    Transition other = look(scan(60), records(OK, OK, MISSING));

    assertThat(other.due()).isEmpty();
    assertThat(other.after().suspected().get(Suspicion.AT_RISK)).isEqualTo(scan(60).moment());
    assertThat(only(look(scan(120), records(MISSING, MISSING, MISSING))).since())
        .isEqualTo(minute(60));
  }

  @Test
  void aRecordThatIsWrongInAnotherWayIsTheSame() {
    look(scan(0), WRONG);

    assertThat(kinds(look(scan(60), records(OK, WRONG_TARGET, OK))))
        .containsExactly(AlertKind.OfDomain.AT_RISK);
  }

  @Test
  void aRecordThatCouldNotBeLookedUpBeforeWasNotWrong() {
    look(scan(0), records(OK, TIMEOUT, OK));

    assertThat(look(scan(60), WRONG).due()).isEmpty();
    assertThat(only(look(scan(120), WRONG)).since()).isEqualTo(minute(60));
  }

  @ParameterizedTest
  @EnumSource
  void aFindingIsARiskWhenDnsAnsweredAndTheRecordIsNotRight(DnsFinding finding) {
    look(scan(0), records(finding));

    assertThat(look(scan(60), records(finding)).due().isEmpty()).isEqualTo(!finding.wrong());
  }

  @Test
  void onceAllRecordsAreRightAgainTheRiskIsOver() {
    atRiskSinceTheFirstScan();

    Transition step = look(scan(75), RIGHT);

    assertThat(only(step).kind()).isEqualTo(AlertKind.OfDomain.RECOVERED);
    assertThat(only(step).was()).contains(Verdict.VERIFIED);
    assertThat(only(step).dueAt()).isEqualTo(minute(75));
    assertThat(only(step).since()).isEqualTo(step.after().since());
    assertThat(step.after().evidence().atRiskSince()).isEmpty();
    assertThat(look(scan(90), RIGHT).isQuiet()).isTrue();
  }

  @Test
  void aRiskIsNotOverWhileOneRecordIsWrongAndItsBeginningStays() {
    atRiskSinceTheFirstScan();

    Transition step = look(scan(75), records(MISSING, OK, OK));

    assertThat(step.due()).isEmpty();
    assertThat(step.after().evidence().atRiskSince()).contains(minute(0));
  }

  @Test
  void aRiskIsNotOverBecauseDnsIsSilent() {
    atRiskSinceTheFirstScan();

    assertThat(look(scan(75), SILENT).isQuiet()).isTrue();
  }

  @Test
  void aRiskIsNotOverBecauseSesTellsNoTokens() {
    atRiskSinceTheFirstScan();

    assertThat(look(scan(75), Evidence.none()).isQuiet()).isTrue();
  }

  @Test
  void aRiskIsNotOverBecauseOtherRecordsOughtToBeThereThatCouldNotBeLookedUp() {
    look(scan(0), records(MISSING));
    look(scan(60), records(MISSING));

    assertThat(look(scan(75), SILENT).after().evidence().atRiskSince()).contains(minute(0));
  }

  @Test
  void whatBreaksIsNoLongerAtRiskAndHasItsOwnAlert() {
    atRiskSinceTheFirstScan();

    Transition step = example.looks(scan(75), FAILED, WRONG);

    assertThat(kinds(step)).containsExactly(AlertKind.OfDomain.REGRESSED);
    assertThat(step.after().evidence().atRiskSince()).isEmpty();
  }

  @Test
  void whatBreaksIsNoLongerSuspected() {
    look(scan(0), WRONG);

    assertThat(example.looks(scan(15), FAILED, WRONG).after().suspected()).isEmpty();
    assertThat(kinds(look(scan(60), WRONG))).containsExactly(AlertKind.OfDomain.RECOVERED);
  }

  @Test
  void whatDnsDoesNotTellWhenADomainBreaksIsNotKnownToBeRight() {
    look(scan(0), RIGHT);

    Evidence broken = example.looks(scan(15), FAILED, SILENT).after().evidence();

    assertThat(broken.dkimRecords()).isEqualTo(SILENT.dkimRecords());
    assertThat(example.looks(scan(30), FAILED, SILENT).isQuiet()).isTrue();
    assertThat(example.looks(scan(45), FAILED, RIGHT).after().evidence().dkimRecords())
        .isEqualTo(RIGHT.dkimRecords());
    assertThat(example.looks(scan(60), FAILED, SILENT).isQuiet()).isTrue();
  }

  @Test
  void whatWasWrongWhenADomainBreaksStaysKnownThoughDnsIsSilent() {
    look(scan(0), WRONG);

    assertThat(example.looks(scan(15), FAILED, SILENT).after().evidence().dkimRecords())
        .isEqualTo(records(TIMEOUT, MISSING, TIMEOUT).dkimRecords());
  }

  @Test
  void anUnverifiedDomainIsNeverSuspected() {
    example.looks(scan(0), FAILED, WRONG);

    Transition step = example.looks(scan(60), FAILED, WRONG);

    assertThat(step.isQuiet()).isTrue();
    assertThat(step.after().suspected()).isEmpty();
    assertThat(step.after().evidence().dkimRecords()).isEqualTo(WRONG.dkimRecords());
  }

  @Test
  void whatIsLookedUpIsRemembered() {
    look(scan(0), WRONG);

    Transition step = look(scan(15), RIGHT);

    assertThat(step.isQuiet()).isFalse();
    assertThat(step.after().evidence()).isEqualTo(RIGHT);
  }

  private void atRiskSinceTheFirstScan() {
    look(scan(0), WRONG);
    assertThat(kinds(look(scan(60), WRONG))).containsExactly(AlertKind.OfDomain.AT_RISK);
    example.told(scan(60));
  }

  private Transition look(ScanContext scan, Evidence found) {
    return example.looks(scan, VERIFIED, found);
  }
}
