package dev.sesdkim.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Scans that come together, again, late, or back from where they were held up.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwiceAtOnceTest {

  private static final Instant LATER = Changes.AT.plus(Invocation.LIMIT);

  private final Sweep sweep = new Sweep(Changes.REGIONS);
  private final Bench bench = sweep.bench();
  private List<Map<String, AttributeValue>> remembered = List.of();
  private List<Map<String, AttributeValue>> peaceful = List.of();

  @BeforeAll
  void scanInPeace() {
    Changes.peace(bench, List.of());
    Invocation.run(bench, "first", Changes.AT.minus(Changes.EVERY), Plan.allPass());
    peaceful = bench.rows();
    remembered = Changes.remembered(bench);
  }

  @AfterAll
  void close() {
    sweep.close();
  }

  @RepeatedTest(10)
  void ofTwoScansStartedTogetherOneTellsEachChangeOnceAndTheOtherDoesNothing() throws Exception {
    Changes.all(bench, remembered);
    CyclicBarrier together = new CyclicBarrier(2);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Future<Invocation>> both =
          List.of("one", "other").stream()
              .map(
                  id ->
                      threads.submit(
                          () -> {
                            together.await();
                            return Invocation.run(bench, id, Changes.AT, Plan.allPass());
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
    Changes.all(bench, remembered);
    Invocation.run(bench, "changed", Changes.AT, Plan.allPass());
    Invocation.run(bench, "changed", Changes.AT.plusSeconds(60), Plan.allPass());
    assertToldOnce();
  }

  @Test
  void anInvocationThatIsDeliveredTwiceAtOnceRunsOnce() {
    Changes.all(bench, remembered);
    List<Invocation> other = new ArrayList<>();
    Invocation first =
        Invocation.run(
            bench,
            "changed",
            Changes.AT,
            heldUp(
                new Wire.Attempt(new AwsCall("ec2", "DescribeRegions", Bench.HOME), 1),
                () ->
                    other.add(
                        Invocation.run(
                            bench, "changed", Changes.AT.plusSeconds(1), Plan.allPass()))));
    assertThat(other).singleElement().matches(Invocation::skipped);
    assertThat(first.finished().failure()).isEmpty();
    assertToldOnce();
  }

  @Test
  void aScheduleThatFiresLateAndThenOnTimeTellsNothingTwice() {
    Changes.all(bench, remembered);
    Invocation.run(bench, "late", LATER.minusSeconds(1), Plan.allPass());
    Invocation.run(bench, "on time", LATER, Plan.allPass());
    assertToldOnce();
  }

  @Test
  void aQuietScanHeldUpAnywhereWritesNothingOnceALaterOneHasBegun() throws InterruptedException {
    Changes.peace(bench, peaceful);
    List<Wire.Attempt> calls = attempts();
    List<Wire.Attempt> places = placesToStand(calls);
    sweep.each(
        places,
        (one, call) -> {
          Changes.peace(one, peaceful);
          heldUpBefore(
              one,
              call,
              () -> {
                one.account().breakDkim(Changes.WEST, "broke.example.com", LATER);
                one.account().restrict(Changes.LOST);
              },
              Set.of("REGRESSED broke.example.com", "SCAN_PROBLEM ap-southeast-2"));
        });
    System.out.printf(
        "A quiet scan of %d calls was held up %d times: it wrote nothing and told nothing"
            + " afterwards%n",
        calls.size(), places.size());
  }

  @Test
  void aScanFullOfChangesHeldUpAnywhereWritesNothingOnceALaterOneHasBegun()
      throws InterruptedException {
    Changes.all(bench, remembered);
    List<Wire.Attempt> calls = attempts();
    List<Wire.Attempt> places = placesToStand(calls);
    AtomicInteger doubled = new AtomicInteger();
    sweep.each(
        places,
        (one, call) -> {
          Changes.all(one, remembered);
          doubled.addAndGet(heldUpBefore(one, call, () -> {}, Changes.NEWS));
        });
    System.out.printf(
        "A scan of %d calls that was full of changes was held up %d times: it wrote nothing"
            + " afterwards; messages told twice, because they were on their way: %d%n",
        calls.size(), places.size(), doubled.get());
  }

  /// A scan stands still; meanwhile something happens, and a later scan runs to its end. When it
  /// goes on, it writes nothing, and tells at most the one message that was on its way.
  ///
  /// @return how many messages came twice
  private static int heldUpBefore(
      Bench bench, Wire.Attempt call, Runnable happens, Set<String> news) {
    String where = "held up before " + call;
    List<List<Map<String, AttributeValue>>> then = new ArrayList<>();
    List<Integer> told = new ArrayList<>();
    Invocation.run(
        bench,
        "held up",
        Changes.AT,
        heldUp(
            call,
            () -> {
              happens.run();
              Invocation.run(bench, "later", LATER, Plan.allPass()).finished();
              then.add(bench.rows());
              told.add(bench.account().published().size());
            }));
    assertThat(then).as(where).hasSize(1);
    List<Map<String, AttributeValue>> now = bench.rows();
    assertThat(now).as(where).containsExactlyInAnyOrderElementsOf(then.getFirst());
    int more = bench.account().published().size() - told.getFirst();
    assertThat(more).as("told afterwards, " + where).isBetween(0, call.isPublishing() ? 1 : 0);
    assertThat(new HashSet<>(Changes.heard(bench))).as(where).isEqualTo(news);
    Rows rows = new Rows(now);
    rows.assertHistoryIsSound();
    rows.assertCountsAreRight();
    rows.assertNothingIsDue();
    return more;
  }

  /// Every call, save for the first: a scan that stands still before it asks who has the account is
  /// one that comes later.
  private static List<Wire.Attempt> placesToStand(List<Wire.Attempt> calls) {
    return calls.stream()
        .skip(1)
        .filter(one -> !one.call().isOfDns() || one.call().target().endsWith("risky.example.com"))
        .toList();
  }

  private List<Wire.Attempt> attempts() {
    return Invocation.run(bench, "any", Changes.AT, Plan.allPass()).attempts();
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

  private void assertToldOnce() {
    assertThat(Changes.heard(bench)).containsExactlyInAnyOrderElementsOf(Changes.NEWS);
    Rows rows = new Rows(bench.rows());
    assertThat(rows.states()).isEqualTo(Changes.STATES);
    rows.assertHistoryIsSound();
    rows.assertCountsAreRight();
    rows.assertNothingIsDue();
  }
}
