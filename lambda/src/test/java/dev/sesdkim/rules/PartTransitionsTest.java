package dev.sesdkim.rules;

import static dev.sesdkim.rules.Dues.kinds;
import static dev.sesdkim.rules.Sample.ACCOUNT;
import static dev.sesdkim.rules.Scans.minute;
import static dev.sesdkim.rules.Scans.scan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.Trouble;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartTransitionsTest {

  private static final Problem SILENT =
      new Problem(Problem.Kind.UNAVAILABLE, "the DNS look-up", "no answer");
  private static final Problem FULL =
      new Problem(Problem.Kind.STORE, "dynamodb:TransactWriteItems", "no answer");

  @Test
  void eachPartIsRememberedByItselfAndOneScanIsEnoughForSome() {
    PartTransitions steps =
        step(
            Map.of(),
            Map.of(ScanPart.DNS, Optional.of(SILENT), ScanPart.ROWS, Optional.of(FULL)),
            true);

    assertThat(steps.troubles())
        .isEqualTo(
            Map.of(
                ScanPart.DNS, new Trouble(minute(15), SILENT, false),
                ScanPart.ROWS, new Trouble(minute(15), FULL, true)));
    assertThat(steps.due()).extracting(Due.OfScan::subject).containsExactly("ROWS");
  }

  @Test
  void whatIsOverIsForgottenAndToldAndWhatIsNotKnownStays() {
    Map<ScanPart, Trouble> before =
        Map.of(
            ScanPart.DNS, new Trouble(minute(0), SILENT, true),
            ScanPart.ROWS, new Trouble(minute(0), FULL, true));

    PartTransitions steps = step(before, Map.of(ScanPart.DNS, Optional.empty()), true);

    assertThat(steps.troubles()).isEqualTo(Map.of(ScanPart.ROWS, before.get(ScanPart.ROWS)));
    assertThat(kinds(steps.due())).containsExactly(AlertKind.OfScan.SCAN_RECOVERED);
  }

  @ParameterizedTest
  @CsvSource({
    "ACCESS_DENIED, sts:AssumeRole,      true,  true",
    "ACCESS_DENIED, sts:AssumeRole,      false, false",
    "UNAVAILABLE,   sts:AssumeRole,      true,  false",
    "ACCESS_DENIED, ec2:DescribeRegions, true,  false",
    "EXCLUDED,      the settings,        false, true"
  })
  void thatAnAccountIsShutIsToldAtOnceWherePeopleKnowThatItIsMonitored(
      Problem.Kind kind, String action, boolean started, boolean atOnce) {
    Problem problem = new Problem(kind, action, "no");

    PartTransitions steps = step(Map.of(), Map.of(ScanPart.REGIONS, Optional.of(problem)), started);

    assertThat(steps.due().isEmpty()).isNotEqualTo(atOnce);
  }

  @ParameterizedTest
  @CsvSource({
    "ACCESS_DENIED, EXCLUDED",
    "UNAVAILABLE,   EXCLUDED",
    "EXCLUDED,      ACCESS_DENIED",
    "EXCLUDED,      UNAVAILABLE"
  })
  void thatAnAccountIsNotWatchedAndThatItCannotBeReadAreToldEachByItself(
      Problem.Kind known, Problem.Kind now) {
    Problem problem = new Problem(now, "the action", "no");

    PartTransitions steps =
        step(
            Map.of(
                ScanPart.REGIONS,
                new Trouble(minute(0), new Problem(known, "the action", "no"), true)),
            Map.of(ScanPart.REGIONS, Optional.of(problem)),
            true);

    assertThat(kinds(steps.due())).containsExactly(AlertKind.OfScan.SCAN_PROBLEM);
    assertThat(steps.troubles())
        .isEqualTo(Map.of(ScanPart.REGIONS, new Trouble(minute(15), problem, true)));
  }

  private static PartTransitions step(
      Map<ScanPart, Trouble> before, Map<ScanPart, Optional<Problem>> seen, boolean started) {
    return PartTransitions.of(before, seen, ACCOUNT, Due.ACCOUNT, started, scan(15));
  }
}
