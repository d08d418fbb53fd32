package dev.sesdkim.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A scan in which much changes dies before and after each of its calls to AWS and DNS. Its own
/// retry comes while the dead scan still has the account, and does nothing; then comes the next
/// scan.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledAnywhereTest {

  private static final Instant RETRY = Changes.AT.plus(Duration.ofMinutes(1));
  private static final Instant NEXT = Changes.AT.plus(Invocation.LIMIT);

  private final Sweep sweep = new Sweep(Changes.REGIONS);
  private List<Map<String, AttributeValue>> remembered = List.of();
  private int messages;

  @BeforeAll
  void scanInPeace() {
    remembered = Changes.remembered(sweep.bench());
  }

  @AfterAll
  void close() {
    sweep.close();
  }

  @Test
  void aScanThatDiesNowhereTellsEachChangeOnce() {
    Bench bench = sweep.bench();
    Changes.all(bench, remembered);

    Invocation scan = Invocation.run(bench, "changed", Changes.AT, Plan.allPass());

    assertThat(scan.finished().failure()).isEmpty();
    assertThat(Changes.heard(bench)).containsExactlyInAnyOrderElementsOf(Changes.NEWS);
    assertAllIsWell(bench, "dies nowhere");
  }

  @Test
  void whereverAScanDiesTheNextOneMakesUpForIt() throws InterruptedException {
    Changes.all(sweep.bench(), remembered);
    List<Wire.Attempt> calls =
        Invocation.run(sweep.bench(), "changed", Changes.AT, Plan.allPass()).attempts();
    messages = sweep.bench().account().published().size();
    assertThat(calls)
        .as("calls of a scan in which much changes")
        .hasSizeGreaterThan(80)
        .anyMatch(attempt -> attempt.call().isOfDetail())
        .anyMatch(attempt -> attempt.call().isOfDns());
    List<Deaths> deaths = Deaths.of(calls, "risky.example.com");
    AtomicInteger doubled = new AtomicInteger();
    sweep.each(
        deaths,
        death -> death.call().call(),
        (bench, death) -> doubled.addAndGet(dies(bench, death)));
    System.out.printf(
        "Killed %d times in a scan of %d calls, %d of them to DNS; then came its retry and the next"
            + " scan. Lost alerts: 0, doubled messages: %d%n",
        deaths.size(),
        calls.size(),
        calls.stream().filter(attempt -> attempt.call().isOfDns()).count(),
        doubled.get());
  }

  /// @return how many messages came twice
  private int dies(Bench bench, Deaths death) {
    Changes.all(bench, remembered);
    String where = death.toString();

    Invocation killed = Invocation.run(bench, "changed", Changes.AT, death.plan());
    assertThat(killed.died()).as(where).isTrue();
    Instant leaseUntil = new Rows(bench.rows()).leaseUntil().orElse(Instant.EPOCH);
    assertThat(leaseUntil).as(where).isBeforeOrEqualTo(NEXT);

    Invocation retry = Invocation.run(bench, "changed", RETRY, Plan.allPass());
    assertThat(retry.skipped()).as("retry skipped: " + where).isEqualTo(leaseUntil.isAfter(RETRY));

    Invocation after = Invocation.run(bench, "next", NEXT, Plan.allPass());
    assertThat(after.finished().failure()).as(where).isEmpty();
    assertThat(new HashSet<>(Changes.heard(bench))).as(where).isEqualTo(Changes.NEWS);
    int twice = bench.account().published().size() - messages;
    assertThat(twice).as("messages that came twice: " + where).isBetween(0, 1);
    assertAllIsWell(bench, where);
    return twice;
  }

  private static void assertAllIsWell(Bench bench, String where) {
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
