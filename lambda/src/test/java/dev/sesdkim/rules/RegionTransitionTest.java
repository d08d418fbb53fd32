package dev.sesdkim.rules;

import static dev.sesdkim.dkim.Problem.Kind.ACCESS_DENIED;
import static dev.sesdkim.dkim.Problem.Kind.DEADLINE;
import static dev.sesdkim.dkim.Problem.Kind.EXCLUDED;
import static dev.sesdkim.dkim.Problem.Kind.REGION_DISABLED;
import static dev.sesdkim.dkim.Problem.Kind.THROTTLED;
import static dev.sesdkim.rules.Dues.kinds;
import static dev.sesdkim.rules.Scans.beforeStarted;
import static dev.sesdkim.rules.Scans.minute;
import static dev.sesdkim.rules.Scans.scan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.LastReading;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.ScanContext;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.Trouble;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A region, from scan to scan.
class RegionTransitionTest {

  private static final String REGION = "ap-south-1";
  private static final String ACCOUNT = "123456789012";
  private static final Counts COUNTS = new Counts(3, 2, 1);

  private RegionRow row = RegionRow.unknown(REGION, ACCOUNT);

  @Test
  void aRegionThatIsReadRemembersWhenAndWhatWasCounted() {
    RegionTransition step = RegionTransition.read(row, COUNTS, 2, true, Optional.empty(), scan(15));

    assertThat(step.due()).isEmpty();
    assertThat(step.after()).isEqualTo(row.read(minute(15), COUNTS, 2, true, Optional.empty()));
  }

  @ParameterizedTest
  @EnumSource(names = {"ACCESS_DENIED", "REGION_DISABLED"})
  void aRegionThatHadBeenReadAndIsDeniedOrDisabledIsToldAtOnce(Problem.Kind kind) {
    read(scan(0));

    assertThat(unread(scan(15), kind))
        .containsExactly(
            new Due.OfScan(
                AlertKind.OfScan.SCAN_PROBLEM,
                ACCOUNT,
                REGION,
                REGION,
                problem(kind),
                minute(15),
                minute(15),
                minute(15),
                "scan " + minute(15),
                Optional.of(new LastReading(minute(0), COUNTS))));
    assertThat(row.unread()).contains(new Trouble(minute(15), problem(kind), true));
    assertThat(row.readAt()).contains(minute(0));
    assertThat(row.counts()).isEqualTo(COUNTS);
    assertThat(row.watched()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      names = {"ACCESS_DENIED", "REGION_DISABLED"},
      mode = EnumSource.Mode.EXCLUDE)
  void aRegionThatHadBeenReadAndFailsOtherwiseIsToldInTheThirdScan(Problem.Kind kind) {
    read(scan(0));

    assertThat(unread(scan(15), kind)).isEmpty();
    assertThat(unread(scan(30), kind)).isEmpty();
    assertThat(kinds(unread(scan(45), kind))).containsExactly(AlertKind.OfScan.SCAN_PROBLEM);
    assertThat(unread(scan(60), kind)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aRegionThatWasNeverReadIsToldInTheThirdScan(Problem.Kind kind) {
    assertThat(unread(scan(0), kind)).isEmpty();
    assertThat(unread(scan(15), kind)).isEmpty();
    assertThat(kinds(unread(scan(30), kind))).containsExactly(AlertKind.OfScan.SCAN_PROBLEM);
  }

  @Test
  void aLostRegionThatIsReadAgainIsToldWithWhatItWas() {
    read(scan(0));
    unread(scan(15), ACCESS_DENIED);

    List<Due.OfScan> due = read(scan(30));

    assertThat(kinds(due)).containsExactly(AlertKind.OfScan.SCAN_RECOVERED);
    assertThat(due.getFirst().problem()).isEqualTo(problem(ACCESS_DENIED));
    assertThat(due.getFirst().since()).isEqualTo(minute(15));
    assertThat(row.unread()).isEmpty();
    assertThat(read(scan(45))).isEmpty();
  }

  @Test
  void aRegionThatIsNotReadToItsEndForThreeScansIsTold() {
    assertThat(readInPart(scan(0))).isEmpty();
    assertThat(readInPart(scan(15))).isEmpty();
    assertThat(row.unread()).contains(new Trouble(minute(0), problem(DEADLINE), false));
    assertThat(kinds(readInPart(scan(30)))).containsExactly(AlertKind.OfScan.SCAN_PROBLEM);
    assertThat(row.readAt()).contains(minute(30));

    assertThat(kinds(read(scan(45)))).containsExactly(AlertKind.OfScan.SCAN_RECOVERED);
  }

  @Test
  void aLostRegionThatIsReadInPartIsNotBackYet() {
    read(scan(0));
    unread(scan(15), ACCESS_DENIED);

    assertThat(readInPart(scan(30))).isEmpty();
    assertThat(kinds(read(scan(45)))).containsExactly(AlertKind.OfScan.SCAN_RECOVERED);
  }

  @ParameterizedTest
  @EnumSource(names = {"EXCLUDED", "REGION_DISABLED"})
  void aRegionThatIsNotWatchedAnyMoreIsToldOnce(Problem.Kind kind) {
    read(scan(0));

    List<Due.OfScan> due = notWatched(scan(15), kind);

    assertThat(kinds(due)).containsExactly(AlertKind.OfScan.SCAN_PROBLEM);
    assertThat(due.getFirst().problem()).isEqualTo(problem(kind));
    assertThat(due.getFirst().since()).isEqualTo(minute(15));
    assertThat(row.watched()).isFalse();
    assertThat(row.notWatchedSince()).contains(minute(15));
    assertThat(row.unread()).contains(new Trouble(minute(15), problem(kind), true));
    assertThat(notWatched(scan(30), kind)).isEmpty();
    assertThat(row.notWatchedSince()).contains(minute(15));
  }

  @Test
  void aRegionThatSesCalledDisabledAndThatIsThenNotEnabledIsToldOnce() {
    read(scan(0));
    unread(scan(15), REGION_DISABLED);

    assertThat(notWatched(scan(30), REGION_DISABLED)).isEmpty();
    assertThat(row.watched()).isFalse();
    assertThat(row.unread()).contains(new Trouble(minute(15), problem(REGION_DISABLED), true));
  }

  @Test
  void aRegionThatWasLostForAnotherReasonAndIsThenExcludedIsToldAsThat() {
    read(scan(0));
    unread(scan(15), ACCESS_DENIED);

    List<Due.OfScan> due = notWatched(scan(30), EXCLUDED);

    assertThat(kinds(due)).containsExactly(AlertKind.OfScan.SCAN_PROBLEM);
    assertThat(due.getFirst().problem()).isEqualTo(problem(EXCLUDED));
    assertThat(due.getFirst().since()).isEqualTo(minute(15));
  }

  @Test
  void aRegionThatWasNeverReadAndIsNotWatchedIsToldAsWell() {
    assertThat(kinds(notWatched(beforeStarted(0), REGION_DISABLED)))
        .containsExactly(AlertKind.OfScan.SCAN_PROBLEM);
    assertThat(row.unread()).contains(new Trouble(minute(0), problem(REGION_DISABLED), true));
    assertThat(row.watched()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"EXCLUDED", "REGION_DISABLED"})
  void aRegionThatIsNotWatchedItselfOnceItsAccountIsAgainIsToldOnce(Problem.Kind kind) {
    Problem notListed = new Problem(EXCLUDED, AccountAdvice.LIST, "not found in it");
    read(scan(0));
    took(RegionTransition.notWatched(row, notListed, scan(15)));
    RegionRow left = row;
    assertThat(took(RegionTransition.notWatched(row, notListed, scan(30)))).isEmpty();
    assertThat(row).isEqualTo(left);

    List<Due.OfScan> due = notWatched(scan(45), kind);

    assertThat(kinds(due)).containsExactly(AlertKind.OfScan.SCAN_PROBLEM);
    assertThat(due.getFirst().problem()).isEqualTo(problem(kind));
    assertThat(row.unread()).contains(new Trouble(minute(45), problem(kind), true));
    assertThat(row.notWatchedSince()).contains(minute(15));
    assertThat(notWatched(scan(60), kind)).isEmpty();
    RegionRow own = row;
    took(RegionTransition.notWatched(row, notListed, scan(75)));
    assertThat(row).isEqualTo(own);
  }

  @Test
  void aRegionThatIsNoLongerLeftOutAndIsDisabledMeanwhileIsToldOnce() {
    read(scan(0));
    notWatched(scan(15), EXCLUDED);

    List<Due.OfScan> due = notWatched(scan(30), REGION_DISABLED);

    assertThat(kinds(due)).containsExactly(AlertKind.OfScan.SCAN_PROBLEM);
    assertThat(due.getFirst().problem()).isEqualTo(problem(REGION_DISABLED));
    assertThat(row.unread()).contains(new Trouble(minute(30), problem(REGION_DISABLED), true));
    assertThat(row.notWatchedSince()).contains(minute(15));
    assertThat(notWatched(scan(45), REGION_DISABLED)).isEmpty();
  }

  @Test
  void aRegionThatIsDisabledAndThatIsThenLeftOutIsToldOnce() {
    read(scan(0));
    notWatched(scan(15), REGION_DISABLED);

    assertThat(notWatched(scan(30), EXCLUDED)).isEmpty();
    assertThat(row.unread()).contains(new Trouble(minute(15), problem(REGION_DISABLED), true));
  }

  @Test
  void aRegionThatIsWatchedAndReadAgainIsTold() {
    read(scan(0));
    notWatched(scan(15), EXCLUDED);

    assertThat(kinds(read(scan(30)))).containsExactly(AlertKind.OfScan.SCAN_RECOVERED);
    assertThat(row.watched()).isTrue();
    assertThat(row.notWatchedSince()).isEmpty();
  }

  @Test
  void aRegionThatIsWatchedAgainAndCannotBeReadIsToldAtOnceAndOnce() {
    read(scan(0));
    notWatched(scan(15), EXCLUDED);

    List<Due.OfScan> due = unread(scan(30), THROTTLED);

    assertThat(kinds(due)).containsExactly(AlertKind.OfScan.SCAN_PROBLEM);
    assertThat(due.getFirst().problem()).isEqualTo(problem(THROTTLED));
    assertThat(due.getFirst().since()).isEqualTo(minute(30));
    assertThat(row.watched()).isTrue();
    assertThat(unread(scan(45), THROTTLED)).isEmpty();
    assertThat(kinds(read(scan(60)))).containsExactly(AlertKind.OfScan.SCAN_RECOVERED);
  }

  @Test
  void aRegionThatIsWatchedAgainAndIsNotReadToItsEndIsToldAtOnceAndOnce() {
    read(scan(0));
    notWatched(scan(15), EXCLUDED);

    List<Due.OfScan> due = readInPart(scan(30));

    assertThat(kinds(due)).containsExactly(AlertKind.OfScan.SCAN_PROBLEM);
    assertThat(due.getFirst().problem()).isEqualTo(problem(DEADLINE));
    assertThat(row.unread()).contains(new Trouble(minute(30), problem(DEADLINE), true));
    assertThat(row.watched()).isTrue();
    assertThat(readInPart(scan(45))).isEmpty();
    assertThat(kinds(read(scan(60)))).containsExactly(AlertKind.OfScan.SCAN_RECOVERED);
  }

  @Test
  void aRegionThatAPolicyDeniesFromTheBeginningIsNotWatchedOnceItWasNamed() {
    unread(beforeStarted(0), ACCESS_DENIED);

    row = RegionTransition.deniedAtTheStart(row, minute(15)).orElseThrow();

    assertThat(row.watched()).isFalse();
    assertThat(row.notWatchedSince()).contains(minute(15));
    assertThat(row.unread()).contains(new Trouble(minute(0), problem(ACCESS_DENIED), true));
    for (int minutes = 30; minutes < 300; minutes += 15) {
      assertThat(unread(scan(minutes), ACCESS_DENIED)).isEmpty();
      assertThat(row.watched()).isFalse();
    }
  }

  @Test
  void aRegionThatWasDeniedFromTheBeginningIsWatchedOnceItIsRead() {
    unread(beforeStarted(0), ACCESS_DENIED);
    row = RegionTransition.deniedAtTheStart(row, minute(0)).orElseThrow();

    assertThat(kinds(read(scan(15)))).containsExactly(AlertKind.OfScan.SCAN_RECOVERED);
    assertThat(row.watched()).isTrue();
    assertThat(kinds(unread(scan(30), ACCESS_DENIED)))
        .containsExactly(AlertKind.OfScan.SCAN_PROBLEM);
    assertThat(row.watched()).isTrue();
  }

  @Test
  void aRegionInWhichSesHasNoEndpointIsNoTroubleAnyMore() {
    read(scan(0));
    unread(scan(15), ACCESS_DENIED);

    RegionTransition step = RegionTransition.noSes(row, scan(30));

    assertThat(step.after().unread()).isEmpty();
    assertThat(kinds(step.due())).containsExactly(AlertKind.OfScan.SCAN_RECOVERED);
  }

  @Test
  void whatElseCannotBeToldInARegionIsRememberedOfItAndToldInTheThirdScan() {
    Problem silent = new Problem(Problem.Kind.UNAVAILABLE, "ses:GetEmailIdentity", "no answer");
    Map<ScanPart, Optional<Problem>> seen = Map.of(ScanPart.DETAIL, Optional.of(silent));

    for (int minutes = 0; minutes < 30; minutes += 15) {
      RegionTransition step =
          RegionTransition.read(row, COUNTS, 0, false, Optional.empty(), scan(minutes))
              .with(seen, scan(minutes));
      row = step.after();
      assertThat(step.due()).isEmpty();
      assertThat(row.troubles())
          .isEqualTo(Map.of(ScanPart.DETAIL, new Trouble(minute(0), silent, false)));
    }
    RegionTransition third =
        RegionTransition.read(row, COUNTS, 0, false, Optional.empty(), scan(30))
            .with(seen, scan(30));

    assertThat(third.due())
        .singleElement()
        .satisfies(
            due -> {
              assertThat(due.kind()).isEqualTo(AlertKind.OfScan.SCAN_PROBLEM);
              assertThat(due.place()).isEqualTo(REGION);
              assertThat(due.subject()).isEqualTo("DETAIL");
            });
  }

  @Test
  void otherRegionsStayWatchedWhenMonitoringStarts() {
    assertThat(RegionTransition.deniedAtTheStart(row, minute(0))).isEmpty();
    unread(beforeStarted(0), THROTTLED);
    assertThat(RegionTransition.deniedAtTheStart(row, minute(0))).isEmpty();
    read(beforeStarted(15));
    unread(beforeStarted(30), ACCESS_DENIED);
    assertThat(RegionTransition.deniedAtTheStart(row, minute(30))).isEmpty();
  }

  @Test
  void aRegionThatIsNotWatchedAlreadyIsNotNamedAsDenied() {
    unread(beforeStarted(0), ACCESS_DENIED);
    row = RegionTransition.deniedAtTheStart(row, minute(0)).orElseThrow();

    assertThat(RegionTransition.deniedAtTheStart(row, minute(15))).isEmpty();
  }

  @Test
  void aRegionThatIsDeniedOnlyAfterMonitoringStartedStaysWatched() {
    unread(scan(15), ACCESS_DENIED);

    assertThat(RegionTransition.deniedAtTheStart(row, minute(0))).isEmpty();
    assertThat(RegionTransition.deniedAtTheStart(row, minute(15))).isPresent();
  }

  private List<Due.OfScan> read(ScanContext scan) {
    return took(RegionTransition.read(row, COUNTS, 0, false, Optional.empty(), scan));
  }

  private List<Due.OfScan> readInPart(ScanContext scan) {
    return took(RegionTransition.read(row, COUNTS, 0, true, Optional.of(problem(DEADLINE)), scan));
  }

  private List<Due.OfScan> unread(ScanContext scan, Problem.Kind kind) {
    return took(RegionTransition.unread(row, problem(kind), scan));
  }

  private List<Due.OfScan> notWatched(ScanContext scan, Problem.Kind kind) {
    return took(RegionTransition.notWatched(row, problem(kind), scan));
  }

  private List<Due.OfScan> took(RegionTransition step) {
    row = step.after();
    return step.due();
  }

  private static Problem problem(Problem.Kind kind) {
    return new Problem(kind, "ses:ListIdentities", "of " + kind);
  }
}
