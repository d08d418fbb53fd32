package dev.sesdkim.scan;

import static dev.sesdkim.dkim.AlertKind.OfAccount.DIGEST;
import static dev.sesdkim.dkim.Readings.ACCOUNT;
import static dev.sesdkim.scan.OrganizationWorld.SHOP;
import static dev.sesdkim.scan.OrganizationWorld.TEST;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AccountTurn;
import dev.sesdkim.dkim.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// A scan by many functions of four accounts, one of which refuses, in which something changes in
/// each, with a fault at each call of a worker or of the last step. Whatever becomes of it, the
/// scans after it tell every change (A1), and what went out is told again once at the most.
class FanOutFaultsTest {

  private static final String CLOSED = "456789012345";
  private static final String SCAN = "faulty";
  private static final List<String> NEWS =
      List.of(
          "REGRESSED 123456789012 example.com",
          "REGRESSED 210987654321 example.com",
          "RECOVERED 345678901234 example.com",
          "SCAN_PROBLEM 456789012345");

  /// The program dies: from this call on, none comes through.
  private static final class Died extends Error {
    private static final long serialVersionUID = 1L;
  }

  private enum Fault {
    DIES,
    FAILS;

    /// @param nth the call that meets the fault
    /// @param count which call this is
    void meet(Announced.Call call, int nth, int count) {
      switch (this) {
        case DIES -> {
          if (count >= nth) {
            throw new Died();
          }
        }
        case FAILS -> {
          if (count == nth) {
            throw new ScanFailure(
                "said the test",
                new Problem(Problem.Kind.STORE, "dynamodb:" + call, "said the test"));
          }
        }
      }
    }
  }

  @Test
  void aWorkerThatDiesBeforeAnyCallLosesNothing() {
    assertThat(inWorkers("died before", Fault.DIES)).isGreaterThan(40);
  }

  @Test
  void aWorkerOfWhichAnyCallFailsLosesNothing() {
    assertThat(inWorkers("failed at", Fault.FAILS)).isGreaterThan(40);
  }

  @Test
  void aLastStepThatDiesBeforeAnyCallLosesNothing() {
    assertThat(inLastStep("died before", Fault.DIES)).isGreaterThan(30);
  }

  @Test
  void aLastStepOfWhichAnyCallFailsLosesNothing() {
    assertThat(inLastStep("failed at", Fault.FAILS)).isGreaterThan(30);
  }

  @Test
  void aListThatDiesOrFailsAtAnyCallIsRepeated() {
    for (Fault fault : Fault.values()) {
      for (int nth = 1; nth <= 2; nth++) {
        OrganizationWorld world = changed();
        world.next();
        int at = nth;
        AtomicInteger count = new AtomicInteger();
        world.beforeCall(call -> fault.meet(call, at, count.incrementAndGet()));
        quietly(() -> world.list(SCAN));
        world.beforeCall(_ -> {}).list(SCAN);
        world.turns(SCAN).forEach(turn -> world.work(SCAN, turn));
        world.tell(SCAN);
        assertAllIsTold(world, "list, call " + nth);
      }
    }
  }

  @Test
  void aLastStepThatIsHeldUpBeforeAnyCallTellsNothingAfterALaterOne() {
    int calls = 0;
    while (isHeldUp(calls + 1)) {
      calls++;
    }
    System.out.printf("A last step was held up before each of %d calls%n", calls);
    assertThat(calls).isGreaterThan(30);
  }

  @Test
  void aWorkerThatEndsTheWatchOfAnAccountLosesNothingWhicheverCallFails() {
    for (int nth = 1; ; nth++) {
      OrganizationWorld world = new OrganizationWorld().fannedOut().losesTest();
      AtomicInteger count = new AtomicInteger();
      int at = nth;
      world.next();
      world.list(SCAN);
      for (AccountTurn turn : world.turns(SCAN)) {
        world.beforeCall(
            turn.account().id().equals(TEST)
                ? call -> Fault.FAILS.meet(call, at, count.incrementAndGet())
                : _ -> {});
        quietly(() -> world.work(SCAN, turn));
      }
      world.beforeCall(_ -> {});
      quietly(() -> world.tell(SCAN));
      if (count.get() < nth) {
        assertThat(nth).isGreaterThan(8);
        return;
      }
      world.assertTheEndIsTold("worker, call " + nth);
    }
  }

  @Test
  void aLastStepAfterTheEndOfAWatchLosesNothingWhicheverCallFails() {
    for (int nth = 1; ; nth++) {
      OrganizationWorld world = new OrganizationWorld().fannedOut().losesTest();
      AtomicInteger count = new AtomicInteger();
      int at = nth;
      world.next();
      world.list(SCAN);
      world.turns(SCAN).forEach(turn -> world.work(SCAN, turn));
      world.beforeCall(call -> Fault.FAILS.meet(call, at, count.incrementAndGet()));
      quietly(() -> world.tell(SCAN));
      if (count.get() < nth) {
        assertThat(nth).isGreaterThan(20);
        return;
      }
      world.assertTheEndIsTold("last step, call " + nth);
    }
  }

  @Test
  void aDigestSaysSoIfTheLastStepCouldNotReadHowAnAccountStands() {
    for (Announced.Call read :
        List.of(
            Announced.Call.MUTES,
            Announced.Call.SCAN,
            Announced.Call.ALL_REGIONS,
            Announced.Call.STATES)) {
      for (int nth = 1; nth <= 2; nth++) {
        OrganizationWorld world =
            new OrganizationWorld()
                .fannedOut()
                .with(TEST, "test")
                .domain(ACCOUNT, "example.com", "Success")
                .domain(TEST, "example.com", "Success");
        world.scans(2);
        world.digest("TUE 06:00").later(24 * 8).next();
        world.alerts();
        world.list(SCAN);
        world.turns(SCAN).forEach(turn -> world.work(SCAN, turn));
        AtomicInteger count = new AtomicInteger();
        int at = nth;
        world
            .beforeCall(
                call -> {
                  if (call == read) {
                    Fault.FAILS.meet(call, at, count.incrementAndGet());
                  }
                })
            .tell(SCAN);

        assertThat(count.get()).isGreaterThanOrEqualTo(nth);
        assertThat(world.out)
            .filteredOn(message -> message.kind() == DIGEST)
            .singleElement()
            .satisfies(
                digest ->
                    assertThat(digest.text()).as("%s, call %s", read, at).contains("Not read"));
      }
    }
  }

  /// A fault in the workers, all of them one after the other; the last step follows at once, as the
  /// state machine has it.
  private static int inWorkers(String what, Fault fault) {
    for (int nth = 1; ; nth++) {
      OrganizationWorld world = changed();
      world.next();
      world.list(SCAN);
      AtomicInteger count = new AtomicInteger();
      boolean met = false;
      for (AccountTurn turn : world.turns(SCAN)) {
        int at = met ? Integer.MAX_VALUE : nth;
        world.beforeCall(call -> fault.meet(call, at, count.incrementAndGet()));
        quietly(() -> world.work(SCAN, turn));
        met |= count.get() >= nth;
      }
      if (!met) {
        System.out.printf("A worker %s each of %d calls%n", what, nth - 1);
        return nth - 1;
      }
      world.beforeCall(_ -> {});
      quietly(() -> world.tell(SCAN));
      world.scan();
      world.scan();
      assertAllIsTold(world, "worker, call " + nth);
    }
  }

  private static int inLastStep(String what, Fault fault) {
    for (int nth = 1; ; nth++) {
      OrganizationWorld world = changed();
      world.next();
      world.list(SCAN);
      world.turns(SCAN).forEach(turn -> world.work(SCAN, turn));
      AtomicInteger count = new AtomicInteger();
      int at = nth;
      world.beforeCall(call -> fault.meet(call, at, count.incrementAndGet()));
      quietly(() -> world.tell(SCAN));
      if (count.get() < nth) {
        System.out.printf("A last step %s each of %d calls%n", what, nth - 1);
        return nth - 1;
      }
      world.beforeCall(_ -> {});
      // The state machine tries again, while the lease lasts and after it.
      quietly(() -> world.tell(SCAN));
      world.now = world.now.plus(Duration.ofMinutes(15));
      quietly(() -> world.tell(SCAN));
      world.scan();
      assertAllIsTold(world, "last step, call " + nth);
    }
  }

  private static boolean isHeldUp(int nth) {
    OrganizationWorld world = changed();
    world.next();
    world.list(SCAN);
    world.turns(SCAN).forEach(turn -> world.work(SCAN, turn));
    AtomicInteger count = new AtomicInteger();
    AtomicInteger outAfter = new AtomicInteger();
    Object held = new Object();
    world.beforeCall(
        _ -> {
          synchronized (held) {
            if (count.incrementAndGet() == nth) {
              world.beforeCall(_ -> {});
              CompletableFuture.runAsync(() -> world.run("later")).join();
              outAfter.set(world.out.size());
            }
          }
        });
    quietly(() -> world.tell(SCAN));
    if (count.get() < nth) {
      return false;
    }
    assertThat(world.out.size() - outAfter.get())
        .as("messages after a later scan, held up before call %s", nth)
        .isLessThanOrEqualTo(1);
    world.beforeCall(_ -> {}).scan();
    assertAllIsTold(world, "held up before call " + nth);
    return true;
  }

  private static void quietly(Runnable step) {
    try {
      step.run();
    } catch (Died | ScanFailure expected) {
      assertThat(expected).isNotNull();
    }
  }

  private static void assertAllIsTold(OrganizationWorld world, String what) {
    List<String> alerts = world.alerts();
    Map<String, Long> times =
        new TreeMap<>(
            alerts.stream().filter(NEWS::contains).collect(groupingBy(alert -> alert, counting())));
    assertThat(times.keySet()).as("%s: %s", what, alerts).containsExactlyInAnyOrderElementsOf(NEWS);
    assertThat(times.values().stream().mapToLong(many -> many - 1).sum())
        .as("told twice after %s: %s", what, alerts)
        .isLessThanOrEqualTo(1);
    for (String account : List.of(ACCOUNT, TEST, SHOP, CLOSED)) {
      assertThat(world.table.dueRows(account)).as(what).isEmpty();
      assertThat(Optional.ofNullable(world.table.all().get(account)).orElseThrow().isWatched())
          .isTrue();
    }
  }

  private static OrganizationWorld changed() {
    OrganizationWorld world =
        new OrganizationWorld()
            .fannedOut()
            .with(TEST, "test")
            .with(SHOP, "shop")
            .with(CLOSED, "closed")
            .domain(ACCOUNT, "example.com", "Success")
            .domain(TEST, "example.com", "Success")
            .domain(SHOP, "example.com", "Failed")
            .domain(CLOSED, "example.org", "Success");
    world.scan();
    world.alerts();
    return world
        .domain(ACCOUNT, "example.com", "Failed")
        .domain(TEST, "example.com", "Failed")
        .domain(SHOP, "example.com", "Success")
        .shut(CLOSED);
  }
}
