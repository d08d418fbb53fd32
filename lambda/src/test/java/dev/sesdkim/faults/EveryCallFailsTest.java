package dev.sesdkim.faults;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.scan.ScanFailure;
import dev.sesdkim.scan.ScanSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// In a scan in which much changes, each sort of call to AWS and DNS in turn is answered wrongly,
/// once or for ever; then comes a scan in peace.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryCallFailsTest {

  private static final Instant NEXT = Changes.AT.plus(Changes.EVERY);

  /// Short, so that what is refused for ever is given up soon.
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private static final List<Wrong> ALL = List.of(Wrong.values());

  /// To the scan what is told in other words: UNAVAILABLE.
  private static final Set<Wrong> SAME = Set.of(Wrong.INTERNAL_ERROR, Wrong.RESET);

  private final Sweep sweep = new Sweep(Changes.REGIONS);
  private List<Map<String, AttributeValue>> remembered = List.of();
  private List<Wire.Attempt> calls = List.of();

  @BeforeAll
  void scanInPeace() {
    remembered = Changes.remembered(sweep.bench());
    Changes.all(sweep.bench(), remembered);
    List<Wire.Attempt> all =
        Invocation.run(sweep.bench(), "changed", Changes.AT, Plan.allPass()).attempts();
    calls = all.stream().filter(EveryCallFailsTest::standsForItsSort).toList();
    assertThat(calls.stream().map(one -> one.call().sort()).collect(toSet()))
        .isEqualTo(all.stream().map(one -> one.call().sort()).collect(toSet()))
        .hasSizeGreaterThan(20);
  }

  @AfterAll
  void close() {
    sweep.close();
  }

  /// What is asked in one region, about one domain (or the one above all of them) or for one alert
  /// stands for the others. The account's row is met again and again: first as the scan takes it,
  /// then before each message.
  private static boolean standsForItsSort(Wire.Attempt attempt) {
    AwsCall call = attempt.call();
    if (call.isOfDetail()) {
      return attempt.nth() == 1 && call.target().endsWith("broke.example.com");
    }
    if (call.isOfDns()) {
      return attempt.nth() == 1
          && (call.target().endsWith("risky.example.com") || call.target().equals("example.com"));
    }
    if (call.action().equals("BatchGetItem")) {
      return attempt.nth() == 1 && call.target().endsWith("gone.example.com");
    }
    return attempt.nth() <= (call.target().startsWith("accounts") ? 2 : 1)
        && (!call.isAbout(Changes.EAST) || !call.target().contains("#"));
  }

  @Test
  void onceIsMadeGoodAtOnceOrByTheNextScan() throws InterruptedException {
    List<FaultyCall> cases = FaultyCall.of(calls, ALL);
    AtomicInteger harmless = new AtomicInteger();
    sweep.each(
        cases,
        FaultyCall::call,
        (bench, one) -> {
          Invocation faulty = scan(bench, one, one.once());
          if (goesThrough(faulty) && new HashSet<>(Changes.heard(bench)).equals(Changes.NEWS)) {
            harmless.incrementAndGet();
            assertAllIsWell(bench);
          } else {
            thenPeace(bench);
          }
        });
    System.out.printf(
        "wrong once: %s; %d scans told everything and nothing else%n",
        coverage(cases), harmless.get());
  }

  @Test
  void forEverHarmsNothingElseAndIsMadeGoodWhenItIsOver() throws InterruptedException {
    List<FaultyCall> cases =
        FaultyCall.of(calls, ALL.stream().filter(wrong -> !SAME.contains(wrong)).toList());
    sweep.each(
        cases,
        FaultyCall::call,
        (bench, one) -> {
          scan(bench, one, one.forEver());
          assertOthersAreUnharmed(bench, one.call());
          thenPeace(bench);
        });
    System.out.printf("wrong for ever: %s%n", coverage(cases));
  }

  private String coverage(List<FaultyCall> cases) {
    return "%d calls of %d sorts × %d faults, %d cases"
        .formatted(
            calls.size(),
            calls.stream().map(one -> one.call().sort()).distinct().count(),
            cases.stream().map(FaultyCall::wrong).distinct().count(),
            cases.size());
  }

  private Invocation scan(Bench bench, FaultyCall one, Plan plan) {
    Changes.all(bench, remembered);
    Invocation faulty = Invocation.run(bench, "changed", Changes.AT, plan, LIMIT);
    faulty.failure().ifPresent(failure -> assertSaysWhat(one.call(), failure));
    faulty
        .summary()
        .filter(ScanSummary.Finished.class::isInstance)
        .map(ScanSummary.Finished.class::cast)
        .ifPresent(summary -> assertSaysWhat(one.call(), summary));
    assertNothingIsInvented(bench, one.call());
    if (!one.call().action().equals("Publish")) {
      assertThat(Changes.heard(bench)).as("alerts out twice").doesNotHaveDuplicates();
    }
    return faulty;
  }

  /// A scan that cannot go on says which service, action and region.
  private static void assertSaysWhat(AwsCall call, Throwable failure) {
    assertThat(failure).isInstanceOf(ScanFailure.class);
    assertThat(failure.getMessage())
        .contains(call.service() + ":" + call.action())
        .contains(call.isOfTable() ? Bench.HOME : call.target());
  }

  private static void assertSaysWhat(AwsCall call, ScanSummary.Finished finished) {
    finished
        .failure()
        .ifPresent(why -> assertThat(why).contains(call.service() + ":" + call.action()));
  }

  /// Of the fault itself people may hear: what it keeps from being read, and that rows are not
  /// saved or read.
  private static void assertNothingIsInvented(Bench bench, AwsCall call) {
    Set<String> heard = new TreeSet<>(Changes.heard(bench));
    heard.removeAll(Changes.NEWS);
    heard.removeIf(
        one ->
            (call.isOfTable() && one.equals("SCAN_PROBLEM ROWS"))
                || (call.service().equals("ses") && one.equals("SCAN_PROBLEM " + call.target())));
    assertThat(heard).as("alerts of what never happened").isEmpty();
  }

  /// What is about one region leaves the others' states, alerts and results as they would be.
  private static void assertOthersAreUnharmed(Bench bench, AwsCall call) {
    Set<String> states = new Rows(bench.rows()).states();
    Set<String> heard = new HashSet<>(Changes.heard(bench));
    if (needsNoAnswer(call)) {
      assertThat(heard).containsAll(Changes.NEWS);
      assertThat(states).isEqualTo(Changes.STATES);
    }
    if (call.isAbout(Changes.WEST)) {
      assertThat(states)
          .containsAll(
              Changes.STATES.stream().filter(one -> !one.startsWith(Changes.WEST)).toList());
      assertThat(heard)
          .contains(
              "REGRESSED off.example.com",
              "FOUND_UNVERIFIED new.example.com",
              "SCAN_PROBLEM ap-southeast-2",
              "SCAN_RECOVERED sa-east-1");
    }
  }

  /// Whether all is saved and told without it: details, who listens, what is remembered of the
  /// regions before they are begun and of what an alert is about, and that an alert is out.
  private static boolean needsNoAnswer(AwsCall call) {
    return call.isOfDetail()
        || Set.of("GetTopicAttributes", "BatchGetItem state", "Query regions").contains(call.sort())
        || call.sort().startsWith("TransactWriteItems accounts");
  }

  /// Everything is told and as it should be, and what was told of the fault is over.
  private static void thenPeace(Bench bench) {
    Set<String> before = problems(bench);
    Invocation after = Invocation.run(bench, "next", NEXT, Plan.allPass());
    assertThat(goesThrough(after)).isTrue();
    Set<String> heard = new HashSet<>(Changes.heard(bench));
    assertThat(heard)
        .containsAll(
            before.stream()
                .filter(one -> !Changes.NEWS.contains(one))
                .map(one -> one.replace("SCAN_PROBLEM", "SCAN_RECOVERED"))
                .toList());
    heard.removeIf(one -> one.startsWith("SCAN_") && !Changes.NEWS.contains(one));
    assertThat(heard).isEqualTo(Changes.NEWS);
    assertAllIsWell(bench);
  }

  private static void assertAllIsWell(Bench bench) {
    Rows rows = new Rows(bench.rows());
    assertThat(rows.states()).isEqualTo(Changes.STATES);
    rows.assertHistoryIsSound();
    rows.assertCountsAreRight();
    rows.assertNothingIsDue();
  }

  private static boolean goesThrough(Invocation scan) {
    return scan.failure().isEmpty() && !scan.skipped() && scan.finished().failure().isEmpty();
  }

  private static Set<String> problems(Bench bench) {
    return Changes.heard(bench).stream()
        .filter(one -> one.startsWith("SCAN_PROBLEM"))
        .collect(toSet());
  }
}
