package dev.sesdkim.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.aws.Clients;
import dev.sesdkim.aws.SesIdentities;
import dev.sesdkim.aws.SesPaces;
import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.local.memory.MemoryTable;
import dev.sesdkim.local.simulated.Fate;
import dev.sesdkim.local.simulated.Service;
import dev.sesdkim.local.simulated.SimulatedIdentity;
import dev.sesdkim.scan.AccountSource;
import dev.sesdkim.scan.Alerts;
import dev.sesdkim.scan.Deadline;
import dev.sesdkim.scan.Patience;
import dev.sesdkim.scan.RegionSelection;
import dev.sesdkim.scan.Scan;
import dev.sesdkim.scan.ScanProgress;
import dev.sesdkim.scan.ScanRun;
import dev.sesdkim.scan.ScanSummary;
import dev.sesdkim.scan.Silence;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Whatever is slow or never ends, the scan ends in order and in its time, with all that the rest
/// has to tell.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlowAndEndlessTest {

  /// What people hear while the west is not read to its end.
  private static final Set<String> NEWS_FROM_ELSEWHERE =
      Set.of(
          "REGRESSED off.example.com",
          "FOUND_UNVERIFIED new.example.com",
          "SCAN_PROBLEM ap-southeast-2",
          "SCAN_RECOVERED sa-east-1");

  /// How far a clock is set back. What needs an hour is told once the clock is where it was.
  private static final Duration BACK = Duration.ofHours(3);

  private final Bench bench = new Bench(Changes.REGIONS);
  private List<Map<String, AttributeValue>> remembered = List.of();

  @BeforeAll
  void scanInPeace() {
    remembered = Changes.remembered(bench);
  }

  @AfterAll
  void close() {
    bench.close();
  }

  @Test
  void aRegionThatDripsIsLeftWhenTheTimeIsOver() {
    begin();
    Semaphore never = new Semaphore(40);
    bench
        .account()
        .inject(
            call ->
                call.service() == Service.SES && call.region().equals(Changes.WEST)
                    ? new Fate.Dripped(never::acquire)
                    : new Fate.Normal());
    InstantSource clock = InstantSource.system();
    // The SDK knows no clock but the machine's, so this one scan takes 18 seconds of its time, and
    // has six for saving and telling.
    ScanRun order = Invocation.order("changed", clock.instant(), clock, Duration.ofSeconds(24));

    Invocation scan = Invocation.run(bench, order, Plan.allPass(), _ -> {}, new Silence());

    ScanRecord told = scan.finished().scan();
    assertThat(told.regionsRead()).containsExactly(Changes.FOUND, Changes.EAST);
    assertThat(problem(told, Changes.WEST).kind()).isEqualTo(Problem.Kind.DEADLINE);
    assertThat(heard())
        .containsAll(NEWS_FROM_ELSEWHERE)
        .hasSize(NEWS_FROM_ELSEWHERE.size() + 1)
        .contains("SCAN_PROBLEM TIME");
  }

  @Test
  void aListWithoutAnEndIsNoAnswer() {
    begin();
    MovingClock clock = new MovingClock(Changes.AT, Duration.ZERO);
    ScanRun order = Invocation.order("changed", Changes.AT, clock, Invocation.LIMIT);

    Invocation scan =
        Invocation.run(bench, order, SlowAndEndlessTest::endless, clock, new Silence());

    ScanRecord told = scan.finished().scan();
    assertThat(told.regionsRead()).containsExactly(Changes.FOUND, Changes.EAST);
    assertThat(problem(told, Changes.WEST).kind()).isEqualTo(Problem.Kind.NOT_AN_ANSWER);
    assertThat(told.finishedAt()).isBefore(Changes.AT.plus(Invocation.LIMIT));
    assertThat(heard()).isEqualTo(NEWS_FROM_ELSEWHERE);
  }

  @Test
  void tenThousandIdentitiesInARegionAreReadInTimeAndAtSessPace() {
    begin();
    int many = 10_000;
    for (int at = 0; at < many; at++) {
      String name = "d%05d.example.net".formatted(at);
      bench.account().put("eu-north-1", SimulatedIdentity.domain(name));
    }
    MovingClock clock = new MovingClock(Changes.AT, Duration.ZERO);
    bench.account().limitSes(clock);
    ScanRun order = Invocation.order("changed", Changes.AT, clock, Invocation.LIMIT);

    ScanRecord told = northAlone(order, clock);

    assertThat(told.counts()).isEqualTo(new Counts(many, 0, 0));
    assertThat(told.finishedAt()).isBefore(order.reading().at());
    assertThat(bench.account().calls())
        .filteredOn(call -> call.service() == Service.SES)
        .hasSize(10 + 3 * 100);
  }

  @Test
  void aClockThatRunsBackwardsHoldsUpNoScan() {
    begin();
    MovingClock clock = new MovingClock(Changes.AT, Duration.ofSeconds(-30));
    ScanRun order = Invocation.order("changed", Changes.AT, clock, Invocation.LIMIT);

    Invocation scan = Invocation.run(bench, order, Plan.allPass(), _ -> {}, new Silence());

    assertThat(scan.finished().failure()).isEmpty();
    assertThat(heard()).isEqualTo(Changes.NEWS);
  }

  @Test
  void aClockThatWasSetBackBetweenScansLosesAndInventsNothing() {
    begin();
    Instant earlier = Changes.AT.minus(BACK);

    for (int scan = 0; scan <= BACK.dividedBy(Changes.EVERY); scan++) {
      Instant at = earlier.plus(Changes.EVERY.multipliedBy(scan));
      Invocation.run(bench, "set back " + scan, at, Plan.allPass());
    }

    assertThat(heard()).isEqualTo(Changes.NEWS);
    Rows rows = new Rows(bench.rows());
    assertThat(rows.states()).isEqualTo(Changes.STATES);
    rows.assertHistoryIsSound();
    rows.assertNothingIsDue();
  }

  private void begin() {
    Changes.all(bench, remembered);
  }

  private ScanRecord northAlone(ScanRun order, MovingClock clock) {
    Wire wire = new Wire(bench.account().endpoint(), bench.dynamoDb(), Plan.allPass());
    try (Clients clients = new Clients(Bench.CREDENTIALS, wire, Invocation::atOnce)) {
      Scan scan =
          new Scan(
              List::of,
              _ ->
                  new AccountSource(
                      () -> new TreeSet<>(Set.of("eu-north-1")),
                      new SesIdentities(clients::ses, new SesPaces(clock, clock, new Random(1))),
                      Optional.empty()),
              new RegionSelection(Set.of(), Set.of(), Set.of()),
              new MemoryTable().store(),
              new Unheard(),
              Optional.empty(),
              Patience.standard(),
              ScanProgress.NONE,
              new Silence());
      return ((ScanSummary.Finished) scan.run(order)).scan();
    }
  }

  /// A topic to which nobody listens.
  private record Unheard() implements Alerts {
    @Override
    public Subscribers subscribers(Deadline deadline) {
      return new Confirmed(0);
    }

    @Override
    public Optional<Problem> publish(AlertMessage message, Deadline deadline) {
      return Optional.empty();
    }
  }

  private static Outcome endless(AwsCall call, int nth) {
    return call.action().equals("ListIdentities") && call.target().equals(Changes.WEST)
        ? new Outcome.Says(
            ("<ListIdentitiesResponse xmlns=\"http://ses.amazonaws.com/doc/2010-12-01/\">"
                    + "<ListIdentitiesResult><Identities><member>d%d.example.com</member></Identities>"
                    + "<NextToken>%d</NextToken></ListIdentitiesResult></ListIdentitiesResponse>")
                .formatted(nth, nth))
        : new Outcome.Passes();
  }

  private static Problem problem(ScanRecord scan, String region) {
    return Optional.ofNullable(scan.regionsNotRead().get(region)).orElseThrow();
  }

  private Set<String> heard() {
    return new HashSet<>(Changes.heard(bench));
  }
}
