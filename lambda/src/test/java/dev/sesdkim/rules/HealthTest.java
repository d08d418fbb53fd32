package dev.sesdkim.rules;

import static dev.sesdkim.rules.Scans.minute;
import static dev.sesdkim.rules.Scans.scan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.Trouble;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// When a scan is healthy (S8). It is the one 45 minutes after the first: the third-last started at
/// 15, the one before at 30.
class HealthTest {

  private static final Problem PROBLEM = new Problem(Problem.Kind.UNAVAILABLE, "it", "no answer");

  @Test
  void aScanThatReadEverythingToldEverythingAndIsHeardIsHealthy() {
    assertThat(health(true, 0, Map.of(), List.of(), true)).isTrue();
  }

  @Test
  void aRegionThatWasNotReadAnIdentityUnknownForThreeScansOrNobodyListeningIsNot() {
    assertThat(health(false, 0, Map.of(), List.of(), true)).isFalse();
    assertThat(health(true, 1, Map.of(), List.of(), true)).isFalse();
    assertThat(health(true, 0, Map.of(), List.of(), false)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T03:29:59.999Z, false",
    "2026-11-24T03:30:00.000Z, true",
    "2026-11-24T03:45:00.000Z, true",
    "2026-11-25T03:00:00.000Z, true",
  })
  void whatIsDueSinceBeforeTheScanBeforeIsUntoldTooLong(Instant dueAt, boolean healthy) {
    assertThat(health(true, 0, Map.of(), List.of(due(minute(45)), due(dueAt)), true))
        .isEqualTo(healthy);
  }

  @Test
  void inTheFirstScanNothingIsDueSinceBefore() {
    Health health = new Health(true, 0, Map.of(), List.of(due(Instant.EPOCH)), true);

    assertThat(health.isGood(scan(0))).isTrue();
    assertThat(health.isGood(scan(15))).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void aPartThatHasBeenBlindForThreeScansIsNotHealthyAndTheTimeLimitIsNoBlindness(ScanPart part) {
    assertThat(health(part, new Trouble(minute(15), PROBLEM, false)))
        .isEqualTo(part == ScanPart.TIME);
    assertThat(health(part, new Trouble(minute(15).plusMillis(1), PROBLEM, false))).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void neitherIsOneThatPeopleWereTold(ScanPart part) {
    assertThat(health(part, new Trouble(minute(45), PROBLEM, true)))
        .isEqualTo(part == ScanPart.TIME);
  }

  private static boolean health(ScanPart part, Trouble trouble) {
    return health(true, 0, Map.of(part, trouble), List.of(), true);
  }

  private static boolean health(
      boolean read, int unknown, Map<ScanPart, Trouble> troubles, List<Due> untold, boolean heard) {
    return new Health(read, unknown, troubles, untold, heard).isGood(scan(45));
  }

  private static Due due(Instant dueAt) {
    return new Due.OfScan(
        AlertKind.OfScan.SCAN_PROBLEM,
        "123456789012",
        "eu-west-1",
        "eu-west-1",
        PROBLEM,
        dueAt,
        dueAt,
        dueAt,
        "scan " + dueAt,
        Optional.empty());
  }
}
