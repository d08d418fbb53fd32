package dev.sesdkim.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.local.simulated.SimulatedAccount;
import dev.sesdkim.local.simulated.SimulatedDkim;
import dev.sesdkim.local.simulated.SimulatedIdentity;
import dev.sesdkim.scan.FakeDns;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A scan dies in a region that is saved in two parts, the first while the second is still read.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledBetweenPartsTest {

  private static final Instant EARLIER = Instant.parse("2026-11-24T02:00:00Z");
  private static final Instant FIRST = EARLIER.plus(Duration.ofHours(1));
  private static final Instant SECOND = FIRST.plus(Duration.ofHours(1));
  private static final Instant THIRD = SECOND.plus(Duration.ofHours(1));
  private static final Instant FOURTH = THIRD.plus(Invocation.LIMIT);

  private static final List<String> NAMES =
      IntStream.range(0, 104).mapToObj("brand%03d.example.com"::formatted).toList();
  private static final List<String> BREAK = List.of("brand001.example.com", "brand101.example.com");
  private static final List<String> VANISH =
      List.of("brand002.example.com", "brand103.example.com");
  private static final Set<String> NEWS =
      Set.of(
          "REGRESSED brand001.example.com",
          "REMOVED brand002.example.com",
          "REGRESSED brand101.example.com",
          "REMOVED brand103.example.com");

  private final Sweep sweep = new Sweep(Bench.HOME);
  private List<Map<String, AttributeValue>> remembered = List.of();

  @BeforeAll
  void scanInPeace() {
    Bench bench = sweep.bench();
    // After three scans SES v2 has told of every domain.
    begin(bench);
    Invocation.run(bench, "earlier", EARLIER, Plan.allPass());
    remembered = bench.rows();
    begin(bench);
    Invocation.run(bench, "first", FIRST, Plan.allPass());
    remembered = bench.rows();
    begin(bench);
    vanish(bench);
    Invocation.run(bench, "second", SECOND, Plan.allPass());
    remembered = bench.rows();
  }

  @AfterAll
  void close() {
    sweep.close();
  }

  @Test
  void whereverItDiesEachPartsNewsAreHeardOnceTheNextScanIsThrough() throws InterruptedException {
    Bench first = sweep.bench();
    changed(first);
    List<Wire.Attempt> calls = Invocation.run(first, "third", THIRD, Plan.allPass()).attempts();
    assertThat(Changes.heard(first)).containsExactlyInAnyOrderElementsOf(NEWS);
    int messages = first.account().published().size();
    List<Deaths> deaths = Deaths.of(calls, "brand101.example.com");
    assertThat(deaths).as("deaths in a scan in parts").hasSizeGreaterThan(40);
    AtomicInteger doubled = new AtomicInteger();
    sweep.each(
        deaths,
        death -> death.call().call(),
        (bench, death) -> {
          dies(bench, death);
          doubled.addAndGet(bench.account().published().size() - messages);
        });
    System.out.printf(
        "Killed %d times in a scan of %d calls and two parts. Lost alerts: 0, doubled messages:"
            + " %d%n",
        deaths.size(), calls.size(), doubled.get());
  }

  private void dies(Bench bench, Deaths death) {
    changed(bench);
    String where = death.toString();
    assertThat(Invocation.run(bench, "third", THIRD, death.plan()).died()).as(where).isTrue();

    Invocation after = Invocation.run(bench, "fourth", FOURTH, Plan.allPass());

    assertThat(after.finished().failure()).as(where).isEmpty();
    assertThat(new HashSet<>(Changes.heard(bench))).as(where).isEqualTo(NEWS);
    Rows rows = new Rows(bench.rows());
    assertThat(rows.states()).as(where).hasSize(NAMES.size());
    assertThat(rows.states()).as(where).filteredOn(row -> row.endsWith("removed")).hasSize(2);
    rows.assertHistoryIsSound();
    rows.assertCountsAreRight();
    rows.assertNothingIsDue();
  }

  private void begin(Bench bench) {
    SimulatedAccount account = bench.begin(remembered, Bench.HOME);
    FakeDns dns = new FakeDns();
    NAMES.forEach(
        name -> {
          account.put(Bench.HOME, SimulatedIdentity.domain(name));
          dns.inOrder(name, SimulatedDkim.verified(name).tokens(), "dkim.amazonses.com");
        });
    bench.answers(dns);
  }

  private static void vanish(Bench bench) {
    VANISH.forEach(name -> bench.account().remove(Bench.HOME, name));
  }

  private void changed(Bench bench) {
    begin(bench);
    vanish(bench);
    BREAK.forEach(name -> bench.account().breakDkim(Bench.HOME, name, FIRST));
  }
}
