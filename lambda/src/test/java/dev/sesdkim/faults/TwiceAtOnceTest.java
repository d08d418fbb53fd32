package dev.sesdkim.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Scans that come together, again, late, or back from where they were held up.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwiceAtOnceTest {

  private static final Instant FIRST = Instant.parse("2026-11-24T03:00:00Z");
  private static final Instant SECOND = FIRST.plus(Duration.ofHours(1));
  private static final Instant THIRD = SECOND.plus(Invocation.LIMIT);
  private static final Instant FOURTH = SECOND.plus(Duration.ofHours(1));

  private final Bench bench = new Bench(Changes.REGIONS);
  private List<Map<String, AttributeValue>> remembered = List.of();

  @BeforeAll
  void scanOnceInPeace() {
    Changes.before(bench, List.of());
    Invocation.run(bench, "first", FIRST, Plan.allPass());
    remembered = bench.rows();
  }

  @AfterAll
  void close() {
    bench.close();
  }

  @RepeatedTest(10)
  void ofTwoScansStartedTogetherOneTellsEachChangeOnceAndTheOtherDoesNothing() throws Exception {
    begin();
    Changes.after(bench);
    CyclicBarrier together = new CyclicBarrier(2);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Future<Invocation>> both =
          List.of("one", "other").stream()
              .map(
                  id ->
                      threads.submit(
                          () -> {
                            together.await();
                            return Invocation.run(bench, id, SECOND, Plan.allPass());
                          }))
              .toList();
      // One that begins when the other has ended finds nothing new.
      assertThat(both.get(0).get().failure()).isEmpty();
      assertThat(both.get(1).get().failure()).isEmpty();
    }
    assertToldOnce();
  }

  @Test
  void anInvocationThatIsDeliveredAgainTellsNothingAgain() {
    begin();
    Changes.after(bench);
    Invocation.run(bench, "second", SECOND, Plan.allPass());
    Invocation.run(bench, "second", SECOND.plusSeconds(60), Plan.allPass());
    assertToldOnce();
  }

  @Test
  void aScheduleThatFiresLateAndThenOnTimeTellsNothingTwice() {
    begin();
    Changes.after(bench);
    Invocation.run(bench, "late", FOURTH.minusSeconds(1), Plan.allPass());
    Invocation.run(bench, "on time", FOURTH, Plan.allPass());
    assertToldOnce();
  }

  @Test
  void aQuietScanHeldUpAnywhereNeverOverwritesWhatALaterOneWrote() {
    begin();
    for (Wire.Attempt call : attempts()) {
      begin();
      String where = "held up before " + call;
      Invocation.run(
          bench,
          "second",
          SECOND,
          heldUp(
              call,
              () -> {
                Changes.after(bench);
                Invocation.run(bench, "third", THIRD, Plan.allPass()).finished();
              }));
      assertThat(new Rows(bench.rows()).states()).as(where).isEqualTo(Changes.STATES);
      Invocation.run(bench, "fourth", FOURTH, Plan.allPass());
      assertAllIsTold(where);
    }
  }

  @Test
  void aScanFullOfChangesHeldUpAnywhereLosesAndInventsNothing() {
    begin();
    Changes.after(bench);
    for (Wire.Attempt call : attempts()) {
      begin();
      Changes.after(bench);
      String where = "held up before " + call;
      Invocation.run(
          bench,
          "second",
          SECOND,
          heldUp(call, () -> Invocation.run(bench, "third", THIRD, Plan.allPass()).finished()));
      Invocation.run(bench, "fourth", FOURTH, Plan.allPass());
      assertAllIsTold(where);
      assertThat(new Rows(bench.rows()).states()).as(where).isEqualTo(Changes.STATES);
    }
  }

  private List<Wire.Attempt> attempts() {
    return Invocation.run(bench, "second", SECOND, Plan.allPass()).attempts();
  }

  /// The whole process stands still before the call, for longer than its lease.
  private static Plan heldUp(Wire.Attempt before, Runnable meanwhile) {
    Set<Wire.Attempt> met = new HashSet<>();
    return (call, nth) -> {
      Wire.Attempt attempt = new Wire.Attempt(call, nth);
      if (attempt.equals(before) && met.add(attempt)) {
        meanwhile.run();
      }
      return new Outcome.Passes();
    };
  }

  private void begin() {
    Changes.before(bench, remembered);
  }

  private void assertToldOnce() {
    assertThat(Changes.heard(bench.account().published()))
        .containsExactlyInAnyOrderElementsOf(Changes.NEWS);
    Rows rows = new Rows(bench.rows());
    assertThat(rows.states()).isEqualTo(Changes.STATES);
    rows.assertHistoryIsSound();
    rows.assertNothingIsDue();
  }

  private void assertAllIsTold(String where) {
    assertThat(new HashSet<>(Changes.heard(bench.account().published())))
        .as(where)
        .isEqualTo(Changes.NEWS);
    Rows rows = new Rows(bench.rows());
    rows.assertHistoryIsSound();
    rows.assertNothingIsDue();
  }
}
