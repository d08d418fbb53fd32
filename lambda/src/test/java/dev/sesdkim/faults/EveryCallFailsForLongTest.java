package dev.sesdkim.faults;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Each sort of call is answered wrongly through three scans, at one place or everywhere: people
/// learn of all that makes the monitor blind or mute.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryCallFailsForLongTest {

  /// Short, so that what is refused for ever is given up soon.
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /// First what was in order until now: of a trouble that lasts already nothing is told again.
  private static final Comparator<AwsCall> IN_SIGHT_FIRST =
      Comparator.comparing(
              (AwsCall call) ->
                  !call.isAbout(Changes.WEST) && !call.target().endsWith("steady.example.com"))
          .thenComparing(AwsCall::toString);

  private final Sweep sweep = new Sweep(Changes.REGIONS);
  private List<Map<String, AttributeValue>> remembered = List.of();
  private List<Lasting> cases = List.of();
  private Set<String> news = Set.of();
  private Set<String> states = Set.of();

  /// How people learn of it.
  enum Learned {
    /// Nothing is missing.
    NOTHING_TO_LEARN,
    /// By one `SCAN_PROBLEM`, and the scan is not healthy.
    TOLD,
    /// The invocation fails, and `FailedScans` speaks.
    LOUD
  }

  /// A fault that lasts.
  ///
  /// @param everywhere whether all calls of its sort meet it; of DNS, all questions
  record Lasting(AwsCall call, boolean everywhere, Wrong wrong) {

    boolean meets(AwsCall asked) {
      return asked.equals(call)
          || (everywhere && (call.isOfDns() ? asked.isOfDns() : asked.sort().equals(call.sort())));
    }

    Plan plan() {
      return (asked, _) -> meets(asked) ? new Outcome.Goes(wrong) : new Outcome.Passes();
    }

    @Override
    public String toString() {
      return wrong + " " + (everywhere ? "every " + call.sort() : call);
    }
  }

  @BeforeAll
  void scansInPeace() {
    Bench bench = sweep.bench();
    remembered = Changes.remembered(bench);
    Changes.allInSight(bench, remembered);
    List<AwsCall> calls =
        scan(bench, 0, Plan.allPass()).attempts().stream()
            .map(Wire.Attempt::call)
            .distinct()
            .sorted(IN_SIGHT_FIRST)
            .toList();
    Set<String> sorts = new HashSet<>();
    cases =
        calls.stream()
            .filter(call -> sorts.add(call.sort()))
            .flatMap(
                call ->
                    Stream.of(
                        new Lasting(call, false, Wrong.ACCESS_DENIED),
                        new Lasting(call, true, Wrong.ACCESS_DENIED),
                        new Lasting(call, true, Wrong.UNAVAILABLE)))
            .toList();
    for (int nth = 1; nth < 4; nth++) {
      assertThat(scan(bench, nth, Plan.allPass()).healthy()).as("in peace").isTrue();
    }
    news = Set.copyOf(Changes.heard(bench));
    states = new Rows(bench.rows()).states();
  }

  @AfterAll
  void close() {
    sweep.close();
  }

  @Test
  void isToldOnceWithinThreeScansOrTheInvocationFails() throws InterruptedException {
    Map<Learned, Integer> many = new ConcurrentHashMap<>();
    sweep.each(
        cases,
        Lasting::call,
        (bench, one) -> {
          Learned learned = learned(bench, one);
          many.merge(learned, 1, Integer::sum);
          assertThat(expected(one)).contains(learned);
        });
    System.out.printf(
        "wrong for three scans: %d cases of %d sorts of calls: %s%n",
        cases.size(),
        cases.stream().map(one -> one.call().sort()).distinct().count(),
        new EnumMap<>(many));
  }

  /// Without the account's row, the list of regions and the way out nothing can be told, and
  /// without any region nothing is known (S5). What one look-up leaves open is seen by its finding.
  private static Set<Learned> expected(Lasting fault) {
    if (fault.call().isOfEvidence() && !fault.everywhere()) {
      return Set.of(Learned.NOTHING_TO_LEARN, Learned.TOLD);
    }
    return switch (fault.call().sort()) {
      case "Query accounts",
          "UpdateItem accounts",
          "TransactWriteItems accounts with due",
          "TransactWriteItems accounts with scan",
          "DescribeRegions",
          "Publish" ->
          Set.of(Learned.LOUD);
      case "UpdateItem regions",
          "Query state",
          "ListIdentities",
          "GetIdentityDkimAttributes",
          "GetIdentityVerificationAttributes" ->
          Set.of(fault.everywhere() ? Learned.LOUD : Learned.TOLD);
      // No verdict depends on it.
      case "GetIdentityMailFromDomainAttributes" -> Set.of(Learned.NOTHING_TO_LEARN, Learned.TOLD);
      default -> Set.of(Learned.TOLD);
    };
  }

  private Learned learned(Bench bench, Lasting fault) {
    Changes.allInSight(bench, remembered);
    boolean loud = true;
    boolean everMet = false;
    for (int nth = 0; nth < 3; nth++) {
      Invocation scan = scan(bench, nth, fault.plan());
      boolean met = scan.attempts().stream().map(Wire.Attempt::call).anyMatch(fault::meets);
      loud &= fails(scan) || !met;
      everMet |= met;
      if (met && !problems(bench).isEmpty()) {
        assertThat(scan.healthy()).as("healthy in scan %d", nth).isFalse();
      }
    }
    assertThat(everMet).as("met").isTrue();
    List<String> problems = problems(bench);
    if (!loud) {
      assertThat(Changes.heard(bench)).doesNotHaveDuplicates();
    }
    Learned learned =
        loud ? Learned.LOUD : problems.isEmpty() ? Learned.NOTHING_TO_LEARN : Learned.TOLD;
    if (learned == Learned.NOTHING_TO_LEARN) {
      assertThat(Changes.heard(bench)).containsAll(news);
      assertThat(new Rows(bench.rows()).states()).isEqualTo(states);
    }
    Invocation after = scan(bench, 3, Plan.allPass());
    assertThat(fails(after)).as("failed in peace").isFalse();
    assertThat(after.healthy()).as("healthy in peace").isTrue();
    assertThat(
            Changes.heard(bench).stream()
                .filter(one -> !one.startsWith("SCAN_") || news.contains(one))
                .collect(toSet()))
        .isEqualTo(news);
    assertThat(Changes.heard(bench))
        .containsAll(
            problems.stream().map(one -> one.replace("SCAN_PROBLEM", "SCAN_RECOVERED")).toList());
    new Rows(bench.rows()).assertNothingIsDue();
    return learned;
  }

  private List<String> problems(Bench bench) {
    return Changes.heard(bench).stream()
        .filter(one -> one.startsWith("SCAN_PROBLEM"))
        .filter(one -> !news.contains(one))
        .toList();
  }

  private static boolean fails(Invocation scan) {
    return scan.failure().isPresent() || scan.finished().failure().isPresent();
  }

  private static Invocation scan(Bench bench, int nth, Plan plan) {
    Instant at = Changes.AT.plus(Changes.EVERY.multipliedBy(nth));
    return Invocation.run(bench, "scan" + nth, at, plan, LIMIT);
  }
}
