package dev.sesdkim.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A scan in which much changes dies before and after each of its calls to AWS, and another one
/// comes after it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledAnywhereTest {

  private static final Instant FIRST = Instant.parse("2026-11-24T03:00:00Z");
  private static final Instant SECOND = FIRST.plus(Duration.ofHours(1));

  private final Bench bench = new Bench(Changes.REGIONS);
  private List<Map<String, AttributeValue>> remembered = List.of();

  @BeforeAll
  void scanOnceInPeace() {
    Changes.before(bench, List.of());
    assertThat(Invocation.run(bench, "first", FIRST, Plan.allPass()).finished().failure())
        .isEmpty();
    remembered = bench.rows();
  }

  @AfterAll
  void close() {
    bench.close();
  }

  @Test
  void aScanThatDiesNowhereTellsEachChangeOnce() {
    changed();

    Invocation scan = Invocation.run(bench, "second", SECOND, Plan.allPass());

    assertThat(scan.finished().failure()).isEmpty();
    assertThat(heard()).containsExactlyInAnyOrderElementsOf(Changes.NEWS);
    assertAllIsWell();
  }

  @Test
  void whereverAScanDiesTheNextOneMakesUpForIt() {
    sweep("third", SECOND.plus(Invocation.LIMIT));
  }

  @Test
  void whereverAScanDiesItsOwnRetryMakesUpForIt() {
    sweep("second", SECOND.plus(Duration.ofMinutes(1)));
  }

  private void sweep(String next, Instant nextAt) {
    changed();
    List<Wire.Attempt> calls = Invocation.run(bench, "second", SECOND, Plan.allPass()).attempts();
    assertThat(calls)
        .as("calls of a scan in which much changes")
        .hasSizeGreaterThan(30)
        .anyMatch(attempt -> attempt.call().isOfDetail());
    int kills = 0;
    int doubled = 0;
    for (Wire.Attempt call : calls) {
      for (Outcome death : List.of(new Outcome.DiesBefore(), new Outcome.DiesAfter())) {
        doubled += dies(call, death, next, nextAt);
        kills++;
      }
    }
    System.out.printf(
        "Killed %d times in a scan of %d calls; then came %s. Lost alerts: 0, doubled alerts: %d%n",
        kills, calls.size(), next.equals("second") ? "its retry" : "the next scan", doubled);
  }

  /// @return how many alerts came twice
  private int dies(Wire.Attempt call, Outcome death, String next, Instant nextAt) {
    changed();
    String where = death + " " + call;

    Invocation killed =
        Invocation.run(bench, "second", SECOND, Plan.once(call.call(), call.nth(), death));
    assertThat(killed.died()).as(where).isTrue();
    new Rows(bench.rows())
        .leaseUntil()
        .ifPresent(
            until -> assertThat(until).as(where).isBeforeOrEqualTo(SECOND.plus(Invocation.LIMIT)));

    Invocation after = Invocation.run(bench, next, nextAt, Plan.allPass());
    assertThat(after.finished().failure()).as(where).isEmpty();
    List<String> heard = heard();
    assertThat(new HashSet<>(heard)).as(where).isEqualTo(Changes.NEWS);
    List<String> twice = new ArrayList<>(heard);
    Changes.NEWS.forEach(twice::remove);
    assertThat(twice).as(where).doesNotHaveDuplicates();
    try {
      assertAllIsWell();
    } catch (AssertionError e) {
      throw new AssertionError(where, e);
    }
    return twice.size();
  }

  private void changed() {
    Changes.before(bench, remembered);
    Changes.after(bench);
  }

  private List<String> heard() {
    return Changes.heard(bench.account().published());
  }

  private void assertAllIsWell() {
    Rows rows = new Rows(bench.rows());
    assertThat(rows.states()).isEqualTo(Changes.STATES);
    rows.assertHistoryIsSound();
    rows.assertNothingIsDue();
  }
}
