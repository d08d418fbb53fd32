package dev.sesdkim.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The very first scan of an account dies before and after each of its calls to AWS; the next one
/// begins the monitoring.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstScanDiesTest {

  private static final Instant FIRST = Instant.parse("2026-11-24T03:00:00Z");
  private static final Instant SECOND = FIRST.plus(Duration.ofHours(1));
  private static final Instant THIRD = SECOND.plus(Duration.ofHours(1));

  private final Bench bench = new Bench(Changes.REGIONS);

  @AfterAll
  void close() {
    bench.close();
  }

  @Test
  void monitoringIsToldToHaveStartedAndNothingElse() {
    begin();
    List<Wire.Attempt> calls = Invocation.run(bench, "first", FIRST, Plan.allPass()).attempts();
    int doubled = 0;
    for (Wire.Attempt call : calls) {
      for (Outcome death : List.of(new Outcome.DiesBefore(), new Outcome.DiesAfter())) {
        begin();
        String where = death + " " + call;
        Invocation.run(bench, "first", FIRST, Plan.once(call.call(), call.nth(), death));
        Invocation.run(bench, "second", SECOND, Plan.allPass());

        List<String> heard = heard();
        assertThat(heard).as(where).isNotEmpty().containsOnly("STARTED *").hasSizeLessThan(3);
        doubled += heard.size() - 1;
        Rows rows = new Rows(bench.rows());
        rows.assertHistoryIsSound();
        rows.assertNothingIsDue();

        Invocation.run(bench, "third", THIRD, Plan.allPass());
        assertThat(heard()).as(where).hasSameSizeAs(heard);
      }
    }
    System.out.printf(
        "Killed %d times in a first scan of %d calls. Lost: 0, doubled: %d%n",
        2 * calls.size(), calls.size(), doubled);
  }

  private void begin() {
    Changes.before(bench, List.of());
    Changes.allRecordsAreThere(bench);
  }

  private List<String> heard() {
    return Changes.heard(bench.account().published());
  }
}
