package dev.sesdkim.faults;

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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// In a scan in which much changes, each call to AWS in turn is answered wrongly, once or for ever;
/// then comes a scan in peace.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryCallFailsTest {

  private static final Instant FIRST = Instant.parse("2026-11-24T03:00:00Z");
  private static final Instant SECOND = FIRST.plus(Duration.ofHours(1));
  private static final Instant THIRD = SECOND.plus(Duration.ofHours(1));

  private final Bench bench = new Bench(Changes.REGIONS);
  private List<Map<String, AttributeValue>> remembered = List.of();
  private Set<AwsCall> calls = Set.of();

  @BeforeAll
  void scanOnceInPeace() {
    Changes.before(bench, List.of());
    Invocation.run(bench, "first", FIRST, Plan.allPass());
    remembered = bench.rows();
    changed();
    calls = new HashSet<>();
    Invocation.run(bench, "second", SECOND, Plan.allPass())
        .attempts()
        .forEach(attempt -> calls.add(attempt.call()));
    assertThat(calls).hasSizeGreaterThan(25).anyMatch(AwsCall::isOfDetail);
  }

  @AfterAll
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @EnumSource
  void onceIsMadeGoodAtOnceOrByTheNextScan(Wrong wrong) {
    int harmless = 0;
    for (AwsCall call : calls) {
      Invocation faulty = scan(call, Plan.once(call, 1, new Outcome.Goes(wrong)));
      harmless += faulty.failure().isEmpty() && faulty.finished().failure().isEmpty() ? 1 : 0;
      thenPeace(wrong + " once: " + call);
    }
    System.out.printf(
        "%s once on each of %d calls: %d scans went through%n", wrong, calls.size(), harmless);
  }

  @ParameterizedTest
  @EnumSource
  void forEverHarmsNothingElseAndIsMadeGoodWhenItIsOver(Wrong wrong) {
    for (AwsCall call : calls) {
      String where = wrong + " for ever: " + call;
      scan(call, Plan.forEver(call, new Outcome.Goes(wrong)));
      assertOthersAreUnharmed(where, call);
      thenPeace(where);
    }
  }

  private Invocation scan(AwsCall call, Plan plan) {
    changed();
    Invocation faulty = Invocation.run(bench, "second", SECOND, plan);
    faulty.failure().ifPresent(failure -> assertSaysWhat(call, failure));
    faulty.summary().ifPresent(summary -> assertSaysWhat(call, (ScanSummary.Finished) summary));
    assertNothingIsInvented(call.toString());
    if (!call.service().equals("sns")) {
      assertThat(heard()).as("alerts out twice: " + call).doesNotHaveDuplicates();
    }
    return faulty;
  }

  /// A scan that cannot go on says which service, action and region.
  private static void assertSaysWhat(AwsCall call, Throwable failure) {
    assertThat(failure).as(call.toString()).isInstanceOf(ScanFailure.class);
    assertThat(failure.getMessage())
        .as(call.toString())
        .contains(call.service() + ":" + call.action())
        .contains(call.service().equals("dynamodb") ? Bench.HOME : call.target());
  }

  private static void assertSaysWhat(AwsCall call, ScanSummary.Finished finished) {
    finished
        .failure()
        .ifPresent(
            why ->
                assertThat(why)
                    .as(call.toString())
                    .contains(call.service() + ":" + call.action())
                    .contains(Bench.HOME));
  }

  private void assertNothingIsInvented(String where) {
    Set<String> heard = new TreeSet<>(heard());
    heard.removeAll(Changes.NEWS);
    assertThat(heard).as("alerts of what never happened: " + where).isEmpty();
  }

  /// What is about one region leaves the others' states, alerts and results as they would be.
  private void assertOthersAreUnharmed(String where, AwsCall call) {
    if (call.service().equals("dynamodb") && call.action().equals("UpdateItem")) {
      assertThat(new HashSet<>(heard())).as(where).isEqualTo(Changes.NEWS);
    }
    if (call.isOfDetail()) {
      assertThat(new HashSet<>(heard())).as(where).isEqualTo(Changes.NEWS);
      assertThat(new Rows(bench.rows()).states()).as(where).isEqualTo(Changes.STATES);
      return;
    }
    if (!isOfOneRegion(call)) {
      return;
    }
    Set<String> states = new Rows(bench.rows()).states();
    for (String region : List.of(Changes.WEST, Changes.EAST)) {
      if (!call.isAbout(region)) {
        assertThat(states)
            .as(where)
            .containsAll(Changes.STATES.stream().filter(one -> one.startsWith(region)).toList());
        assertThat(heard())
            .as(where)
            .containsAll(
                region.equals(Changes.EAST)
                    ? List.of("REGRESSED off.example.com")
                    : List.of(
                        "REGRESSED broke.example.com",
                        "RECOVERED back.example.com",
                        "REMOVED gone.example.com",
                        "AT_RISK risky.example.com"));
      }
    }
  }

  private static boolean isOfOneRegion(AwsCall call) {
    return call.service().equals("ses") || call.target().startsWith("arn:aws:ses:");
  }

  private void thenPeace(String where) {
    Invocation after = Invocation.run(bench, "third", THIRD, Plan.allPass());
    assertThat(after.finished().failure()).as(where).isEmpty();
    assertThat(new HashSet<>(heard())).as(where).isEqualTo(Changes.NEWS);
    Rows rows = new Rows(bench.rows());
    assertThat(rows.states()).as(where).isEqualTo(Changes.STATES);
    rows.assertHistoryIsSound();
    rows.assertNothingIsDue();
  }

  private void changed() {
    Changes.before(bench, remembered);
    Changes.after(bench);
  }

  private List<String> heard() {
    return Changes.heard(bench.account().published());
  }
}
