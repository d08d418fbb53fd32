package dev.sesdkim.faults;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.scan.ScanFailure;
import dev.sesdkim.scan.ScanSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// In a scan in which much changes, each sort of call to AWS and DNS in turn is answered wrongly,
/// once or for ever; then comes a scan in peace.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryCallFailsTest {

  private static final Instant NEXT = Changes.AT.plus(Changes.EVERY);

  /// Short, so that what is refused for ever is given up soon.
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final Bench bench = new Bench(Changes.REGIONS);
  private List<Map<String, AttributeValue>> remembered = List.of();
  private Set<AwsCall> calls = Set.of();

  @BeforeAll
  void scanInPeace() {
    remembered = Changes.remembered(bench);
    Changes.all(bench, remembered);
    calls =
        Invocation.run(bench, "changed", Changes.AT, Plan.allPass()).attempts().stream()
            .map(Wire.Attempt::call)
            .filter(EveryCallFailsTest::standsForItsSort)
            .collect(toCollection(LinkedHashSet::new));
    assertThat(calls)
        .hasSizeGreaterThan(25)
        .anyMatch(AwsCall::isOfDetail)
        .anyMatch(AwsCall::isOfDns);
  }

  @AfterAll
  void close() {
    bench.close();
  }

  /// What is asked in one region, about one domain or for one alert stands for the others.
  private static boolean standsForItsSort(AwsCall call) {
    if (call.isOfDns() || call.isOfDetail()) {
      return call.target().endsWith("risky.example.com");
    }
    return switch (call.action()) {
      case "BatchGetItem" -> call.target().endsWith("gone.example.com");
      default -> !call.isAbout(Changes.EAST) || !call.target().contains("#");
    };
  }

  @ParameterizedTest
  @EnumSource
  void onceIsMadeGoodAtOnceOrByTheNextScan(Wrong wrong) {
    int harmless = 0;
    for (AwsCall call : calls) {
      String where = wrong + " once: " + call;
      Invocation faulty = scan(where, call, Plan.once(call, 1, new Outcome.Goes(wrong)));
      harmless += faulty.failure().isEmpty() && faulty.finished().failure().isEmpty() ? 1 : 0;
      thenPeace(where);
    }
    System.out.printf(
        "%s once on each of %d sorts of calls: %d scans went through%n",
        wrong, calls.size(), harmless);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      // To the scan what is told in other words: UNAVAILABLE.
      names = {"INTERNAL_ERROR", "RESET"})
  void forEverHarmsNothingElseAndIsMadeGoodWhenItIsOver(Wrong wrong) {
    for (AwsCall call : calls) {
      String where = wrong + " for ever: " + call;
      scan(where, call, Plan.forEver(call, new Outcome.Goes(wrong)));
      assertOthersAreUnharmed(where, call);
      thenPeace(where);
    }
  }

  private Invocation scan(String where, AwsCall call, Plan plan) {
    Changes.all(bench, remembered);
    Invocation faulty = Invocation.run(bench, "changed", Changes.AT, plan, LIMIT);
    faulty.failure().ifPresent(failure -> assertSaysWhat(where, call, failure));
    faulty
        .summary()
        .filter(ScanSummary.Finished.class::isInstance)
        .map(ScanSummary.Finished.class::cast)
        .ifPresent(summary -> assertSaysWhat(where, call, summary));
    assertNothingIsInvented(where, call);
    if (!call.action().equals("Publish")) {
      assertThat(Changes.heard(bench)).as("alerts out twice: " + where).doesNotHaveDuplicates();
    }
    return faulty;
  }

  /// A scan that cannot go on says which service, action and region.
  private static void assertSaysWhat(String where, AwsCall call, Throwable failure) {
    assertThat(failure).as(where).isInstanceOf(ScanFailure.class);
    assertThat(failure.getMessage())
        .as(where)
        .contains(call.service() + ":" + call.action())
        .contains(call.service().equals("dynamodb") ? Bench.HOME : call.target());
  }

  private static void assertSaysWhat(String where, AwsCall call, ScanSummary.Finished finished) {
    finished
        .failure()
        .ifPresent(
            why ->
                assertThat(why)
                    .as(where)
                    .contains(call.service() + ":" + call.action())
                    .contains(Bench.HOME));
  }

  /// Of the fault itself people may hear: what it keeps from being read, and that rows are not
  /// saved or read.
  private void assertNothingIsInvented(String where, AwsCall call) {
    Set<String> heard = new TreeSet<>(Changes.heard(bench));
    heard.removeAll(Changes.NEWS);
    heard.removeIf(
        one ->
            (one.equals("SCAN_PROBLEM ROWS") && call.service().equals("dynamodb"))
                || (one.startsWith("SCAN_PROBLEM") && one.endsWith(" " + Changes.WEST)));
    assertThat(heard).as("alerts of what never happened: " + where).isEmpty();
  }

  /// What is about one region leaves the others' states, alerts and results as they would be.
  private void assertOthersAreUnharmed(String where, AwsCall call) {
    Set<String> states = new Rows(bench.rows()).states();
    if (call.isOfDetail()) {
      assertThat(new HashSet<>(Changes.heard(bench))).as(where).isEqualTo(Changes.NEWS);
      assertThat(states).as(where).isEqualTo(Changes.STATES);
    }
    if (!call.isAbout(Changes.WEST)) {
      return;
    }
    assertThat(states)
        .as(where)
        .containsAll(Changes.STATES.stream().filter(one -> !one.startsWith(Changes.WEST)).toList());
    if (!call.action().equals("BatchGetItem")) {
      assertThat(Changes.heard(bench))
          .as(where)
          .contains(
              "REGRESSED off.example.com",
              "FOUND_UNVERIFIED new.example.com",
              "SCAN_PROBLEM ap-southeast-2",
              "SCAN_RECOVERED sa-east-1");
    }
  }

  private void thenPeace(String where) {
    Invocation after = Invocation.run(bench, "next", NEXT, Plan.allPass());
    assertThat(after.finished().failure()).as(where).isEmpty();
    Set<String> heard = new HashSet<>(Changes.heard(bench));
    heard.removeIf(one -> one.startsWith("SCAN_") && !Changes.NEWS.contains(one));
    assertThat(heard).as(where).isEqualTo(Changes.NEWS);
    Rows rows = new Rows(bench.rows());
    try {
      assertThat(rows.states()).isEqualTo(Changes.STATES);
      rows.assertHistoryIsSound();
      rows.assertCountsAreRight();
      rows.assertNothingIsDue();
    } catch (AssertionError e) {
      throw new AssertionError(where, e);
    }
  }
}
