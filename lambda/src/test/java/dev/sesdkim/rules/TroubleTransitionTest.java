package dev.sesdkim.rules;

import static dev.sesdkim.rules.Dues.kinds;
import static dev.sesdkim.rules.Scans.minute;
import static dev.sesdkim.rules.Scans.scan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanContext;
import dev.sesdkim.dkim.Trouble;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a scan cannot read or do, from scan to scan.
class TroubleTransitionTest {

  private static final Problem SILENT =
      new Problem(Problem.Kind.UNAVAILABLE, "the DNS look-up", "no answer");
  private static final Problem REFUSED =
      new Problem(Problem.Kind.UNAVAILABLE, "the DNS look-up", "refused");

  private Optional<Trouble> remembered = Optional.empty();

  @Test
  void whileAllIsWellNothingIsRememberedAndNothingIsDue() {
    assertThat(well(scan(0))).isEqualTo(new TroubleTransition(Optional.empty(), List.of()));
  }

  @Test
  void twoScansAreNotEnoughAndTheThirdTellsSinceWhenAndWhatItMet() {
    assertThat(meets(scan(15), SILENT).due()).isEmpty();
    assertThat(remembered).contains(new Trouble(minute(15), SILENT, false));
    assertThat(meets(scan(30), SILENT).due()).isEmpty();

    TroubleTransition third = meets(scan(45), REFUSED);

    assertThat(third.due())
        .containsExactly(
            new Due.OfScan(
                AlertKind.OfScan.SCAN_PROBLEM,
                "123456789012",
                "*",
                "DNS",
                REFUSED,
                minute(15),
                minute(45),
                minute(45),
                "scan " + minute(45),
                Optional.empty()));
    assertThat(remembered).contains(new Trouble(minute(15), SILENT, true));
  }

  @Test
  void aMillisecondLessThanThreeScansIsNotEnough() {
    meets(Scans.scanAt(minute(15).plusMillis(1)), SILENT);

    assertThat(meets(scan(45), SILENT).due()).isEmpty();
    assertThat(kinds(meets(scan(60), SILENT).due())).containsExactly(AlertKind.OfScan.SCAN_PROBLEM);
  }

  @Test
  void onceToldItIsNotToldAgainWhateverItMeets() {
    meetsAtOnce(scan(0), SILENT);

    for (int minutes = 15; minutes < 300; minutes += 15) {
      assertThat(meets(scan(minutes), REFUSED).due()).isEmpty();
      assertThat(meetsAtOnce(scan(minutes), REFUSED).due()).isEmpty();
      assertThat(remembered).contains(new Trouble(minute(0), SILENT, true));
    }
  }

  @Test
  void whereOneScanIsEnoughItIsToldAtOnce() {
    assertThat(kinds(meetsAtOnce(scan(0), SILENT).due()))
        .containsExactly(AlertKind.OfScan.SCAN_PROBLEM);
    assertThat(remembered).contains(new Trouble(minute(0), SILENT, true));
  }

  @Test
  void whatWasMetAndNotToldIsToldOnceOneScanIsEnough() {
    meets(scan(0), SILENT);

    assertThat(meetsAtOnce(scan(15), REFUSED).due())
        .extracting(Due::kind, Due.OfScan::since)
        .containsExactly(tuple(AlertKind.OfScan.SCAN_PROBLEM, minute(0)));
  }

  @Test
  void theEndOfWhatWasToldIsToldWithWhatItWas() {
    meetsAtOnce(scan(15), SILENT);

    TroubleTransition ended = well(scan(30));

    assertThat(ended.due())
        .containsExactly(
            new Due.OfScan(
                AlertKind.OfScan.SCAN_RECOVERED,
                "123456789012",
                "*",
                "DNS",
                SILENT,
                minute(15),
                minute(30),
                minute(30),
                "scan " + minute(30),
                Optional.empty()));
    assertThat(remembered).isEmpty();
    assertThat(well(scan(45)).due()).isEmpty();
  }

  @Test
  void theEndOfWhatNobodyHeardOfIsNoNewsAndTheNextBeginsAfresh() {
    meets(scan(0), SILENT);
    meets(scan(15), SILENT);
    assertThat(well(scan(20)).due()).isEmpty();

    assertThat(meets(scan(30), SILENT).due()).isEmpty();
    assertThat(meets(scan(45), SILENT).due()).isEmpty();
    assertThat(kinds(meets(scan(60), SILENT).due())).containsExactly(AlertKind.OfScan.SCAN_PROBLEM);
  }

  private TroubleTransition well(ScanContext scan) {
    return step(scan, Optional.empty(), false);
  }

  private TroubleTransition meets(ScanContext scan, Problem problem) {
    return step(scan, Optional.of(problem), false);
  }

  private TroubleTransition meetsAtOnce(ScanContext scan, Problem problem) {
    return step(scan, Optional.of(problem), true);
  }

  private TroubleTransition step(ScanContext scan, Optional<Problem> now, boolean atOnce) {
    TroubleTransition step =
        TroubleTransition.of(remembered, now, atOnce, "123456789012", Due.ACCOUNT, "DNS", scan);
    remembered = step.after();
    return step;
  }
}
