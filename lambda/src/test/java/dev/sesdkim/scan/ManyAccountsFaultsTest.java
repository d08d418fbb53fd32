package dev.sesdkim.scan;

import static dev.sesdkim.dkim.Readings.ACCOUNT;
import static dev.sesdkim.scan.OrganizationWorld.SHOP;
import static dev.sesdkim.scan.OrganizationWorld.TEST;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Problem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// A scan of four accounts, one of which refuses, in which something changes in each, with a fault
/// at each of its calls. Whatever becomes of it, the scans after it tell every change (A1), and
/// what went out is told again once at the most.
class ManyAccountsFaultsTest {

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

  @Test
  void aScanThatMeetsNoFaultTellsEachChangeOnce() {
    OrganizationWorld world = changed();
    world.scan();

    assertThat(world.alerts()).containsExactlyInAnyOrderElementsOf(NEWS);
  }

  @Test
  void aScanThatDiesBeforeAnyCallLosesNothing() {
    int calls =
        atEachCall(
            (nth, count) ->
                _ -> {
                  if (count.incrementAndGet() >= nth) {
                    throw new Died();
                  }
                });

    System.out.printf("A scan of four accounts died before each of %d calls%n", calls);
    assertThat(calls).isGreaterThan(60);
  }

  @Test
  void aScanOfWhichAnyCallFailsLosesNothing() {
    int calls =
        atEachCall(
            (nth, count) ->
                call -> {
                  if (count.incrementAndGet() == nth) {
                    throw new ScanFailure(
                        "said the test",
                        new Problem(Problem.Kind.STORE, "dynamodb:" + call, "said the test"));
                  }
                });

    System.out.printf("In a scan of four accounts each of %d calls failed%n", calls);
    assertThat(calls).isGreaterThan(60);
  }

  @Test
  void aScanThatIsHeldUpBeforeAnyCallTellsNothingAfterALaterOne() {
    int calls = 0;
    for (int nth = 2; isHeldUpBefore(nth); nth++) {
      calls++;
    }
    System.out.printf("A scan of four accounts was held up before each of %d calls%n", calls);
    assertThat(calls).isGreaterThan(60);
  }

  @Test
  void aScanThatEndsTheWatchOfAnAccountLosesNothingWhicheverCallFails() {
    int nth = 1;
    while (true) {
      OrganizationWorld world = new OrganizationWorld().losesTest();
      int at = nth;
      AtomicInteger count = new AtomicInteger();
      runs(
          world.beforeCall(
              call -> {
                if (count.incrementAndGet() == at) {
                  throw new ScanFailure(
                      "said the test",
                      new Problem(Problem.Kind.STORE, "dynamodb:" + call, "said the test"));
                }
              }),
          "faulty");
      if (count.get() < nth) {
        break;
      }
      world.assertTheEndIsTold("a failure at call " + nth);
      nth++;
    }
    assertThat(nth).isGreaterThan(30);
  }

  /// What happens before each call.
  private interface Fault {
    Consumer<Announced.Call> at(int nth, AtomicInteger count);
  }

  /// @return at how many calls
  private static int atEachCall(Fault fault) {
    int nth = 1;
    while (true) {
      OrganizationWorld world = changed();
      AtomicInteger count = new AtomicInteger();
      runs(world.beforeCall(fault.at(nth, count)), "faulty");
      if (count.get() < nth) {
        return nth - 1;
      }
      world.beforeCall(_ -> {});
      world.scan();
      world.scan();
      assertAllIsTold(world, "a fault at call " + nth);
      nth++;
    }
  }

  private static boolean isHeldUpBefore(int nth) {
    OrganizationWorld world = changed();
    AtomicInteger count = new AtomicInteger();
    AtomicInteger outAfter = new AtomicInteger();
    Object held = new Object();
    world.beforeCall(
        _ -> {
          // All threads of the scan are held up, and none of the later one.
          synchronized (held) {
            if (count.incrementAndGet() == nth) {
              world.beforeCall(_ -> {});
              CompletableFuture.runAsync(() -> world.scan("later")).join();
              outAfter.set(world.out.size());
            }
          }
        });
    runs(world, "held-up");
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

  private static void runs(OrganizationWorld world, String scanId) {
    try {
      world.run(scanId);
    } catch (Died | ScanFailure expected) {
      assertThat(expected).isNotNull();
    }
  }

  private static void assertAllIsTold(OrganizationWorld world, String what) {
    List<String> alerts = world.alerts();
    Map<String, Long> times =
        new TreeMap<>(
            alerts.stream().filter(NEWS::contains).collect(groupingBy(alert -> alert, counting())));
    assertThat(times.keySet()).as(what).containsExactlyInAnyOrderElementsOf(NEWS);
    assertThat(times.values()).as("%s: %s", what, alerts).allMatch(many -> many <= 2);
    assertThat(times.values().stream().mapToLong(many -> many - 1).sum())
        .as("told twice after %s: %s", what, alerts)
        .isLessThanOrEqualTo(1);
    for (String account : List.of(ACCOUNT, TEST, SHOP)) {
      assertThat(world.table.dueRows(account)).as(what).isEmpty();
    }
  }

  private static OrganizationWorld changed() {
    OrganizationWorld world =
        new OrganizationWorld()
            .with(TEST, "test")
            .with(SHOP, "shop")
            .with("456789012345", "closed")
            .domain(ACCOUNT, "example.com", "Success")
            .domain(TEST, "example.com", "Success")
            .domain(SHOP, "example.com", "Failed")
            .domain("456789012345", "example.org", "Success");
    world.scan();
    world.alerts();
    return world
        .domain(ACCOUNT, "example.com", "Failed")
        .domain(TEST, "example.com", "Failed")
        .domain(SHOP, "example.com", "Success")
        .shut("456789012345");
  }
}
