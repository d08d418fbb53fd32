package dev.sesdkim.scan;

import static dev.sesdkim.dkim.Readings.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.ChangeKind;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.NameRange;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/// What holds of every scan, by the names of the root package's specification.
class ScanInvariantsTest {

  private static final String IRELAND = "eu-west-1";
  private static final String VIRGINIA = "us-east-1";

  @Test
  void s1ARegionThatCouldNotBeListedChangesNoState() {
    World world = started();
    List<State> before = world.table.states();

    world.unreadable(IRELAND, Problem.Kind.UNAVAILABLE);
    world.unreadable(VIRGINIA, Problem.Kind.UNAVAILABLE).scans(4);

    assertThat(world.table.states()).isEqualTo(before);
  }

  @Test
  void s2ARegionThatFailsDoesNotStopTheOthers() {
    World world = started();
    world.beforeReading(
        region -> {
          if (region.equals(IRELAND)) {
            throw new IllegalStateException("a fault in this program");
          }
        });

    ScanSummary.Finished summary =
        world
            .domain(VIRGINIA, "example.jp", "Failed")
            .domain(IRELAND, "example.com", "Failed")
            .scan();

    assertThat(summary.scan().regionsRead()).containsExactly(VIRGINIA);
    assertThat(problem(summary, IRELAND).kind()).isEqualTo(Problem.Kind.UNEXPECTED);
    assertThat(world.alerts()).containsExactly("REGRESSED example.jp");
    assertThat(world.log)
        .anyMatch(line -> line.startsWith("ERROR region failed {region=eu-west-1}"));
  }

  @Test
  void s2ARegionThatIsGivenUpAndWhoseRowCannotBeWrittenForAFaultDoesNotStopTheOthers() {
    World world = started();
    world.domain(VIRGINIA, "example.jp", "Failed");
    world.beforeReading(
        region -> {
          if (region.equals(IRELAND)) {
            throw new IllegalStateException("a fault in this program");
          }
        });
    world.beforeCall(
        call -> {
          // A region is read on a thread of its own, and given up on the scan's.
          if (call == Announced.Call.END_REGION && !Thread.currentThread().isVirtual()) {
            throw new IllegalStateException("another fault in this program");
          }
        });

    ScanSummary.Finished summary = world.scan();

    assertThat(summary.scan().regionsRead()).containsExactly(VIRGINIA);
    assertThat(problem(summary, IRELAND).kind()).isEqualTo(Problem.Kind.UNEXPECTED);
    assertThat(world.alerts()).containsExactly("REGRESSED example.jp", "SCAN_PROBLEM");
  }

  @Test
  void aRegionThatHangsAndWhoseRowCannotBeWrittenIsToldAsRowsThatCannotBeSaved() {
    World world = started();
    CompletableFuture<Void> never = new CompletableFuture<>();
    world.beforeReading(
        region -> {
          if (region.equals(IRELAND)) {
            never.join();
          }
        });
    world.beforeCall(
        call -> {
          // A region is read on a thread of its own, and given up on the scan's.
          if (call == Announced.Call.END_REGION && !Thread.currentThread().isVirtual()) {
            throw new ScanFailure(
                "no answer",
                new Problem(Problem.Kind.UNAVAILABLE, "dynamodb:PutItem", "no answer"));
          }
        });

    world.scan(savedWithin(world.order(), Duration.ofMillis(500)));

    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM");
    never.complete(null);
  }

  @Test
  void aRegionThatTheTableNeverLetsBeginIsToldAsRowsThatCannotBeSavedAndItsEndToo() {
    World world = started();
    CompletableFuture<Void> never = new CompletableFuture<>();
    Semaphore others = new Semaphore(1);
    world.beforeCall(
        call -> {
          if (call == Announced.Call.BEGIN_REGION && !others.tryAcquire()) {
            never.join();
          }
        });

    ScanSummary.Finished summary =
        (ScanSummary.Finished) world.scan(savedWithin(world.order(), Duration.ofMillis(500)));

    assertThat(summary.scan().regionsNotRead().values())
        .containsExactly(
            new Problem(
                Problem.Kind.DEADLINE,
                "dynamodb:UpdateItem",
                "the scan's time ran out before it was read"));
    assertThat(world.out.getFirst().text()).contains("dynamodb:UpdateItem");
    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM");
    world.beforeCall(_ -> {}).scan();
    assertThat(world.alerts()).containsExactly("SCAN_RECOVERED");
    never.complete(null);
  }

  @Test
  void s2ARegionWhoseStatesCannotBeSavedDoesNotStopTheOthersAndIsComparedAgainLater() {
    World world = started();
    Problem full = new Problem(Problem.Kind.THROTTLED, "dynamodb:PutItem", "too much at once");
    world.states(
        states ->
            new SavingFails(states) {
              @Override
              boolean fails(Transition step) {
                return step.identity().region().equals(IRELAND);
              }

              @Override
              ScanFailure failure() {
                return new ScanFailure("The table is full", full);
              }
            });
    world.domain(IRELAND, "example.com", "Failed").domain(VIRGINIA, "example.jp", "Failed");

    ScanSummary.Finished summary = world.scan();

    assertThat(summary.scan().regionsNotRead()).containsEntry(IRELAND, full);
    assertThat(summary.scan().healthy()).isFalse();
    assertThat(world.alerts()).containsExactly("REGRESSED example.jp", "SCAN_PROBLEM");
    world.states(states -> states).scan();
    assertThat(world.alerts()).containsExactly("REGRESSED example.com", "SCAN_RECOVERED");
  }

  @Test
  void s2ARegionThatIsNotWatchedAnyMoreAndCannotBeNotedDoesNotStopTheOthers() {
    World world = started();
    world.states(
        states ->
            new SavingFails(states) {
              @Override
              public List<State> in(String region, String account, NameRange names) {
                if (region.equals(IRELAND)) {
                  throw new IllegalStateException("a fault in this program");
                }
                return super.in(region, account, names);
              }

              @Override
              boolean fails(Transition step) {
                return false;
              }
            });

    ScanSummary.Finished summary =
        world.disable(IRELAND).domain(VIRGINIA, "example.jp", "Failed").scan();

    assertThat(summary.scan().regionsRead()).containsExactly(VIRGINIA);
    assertThat(problem(summary, IRELAND).kind()).isEqualTo(Problem.Kind.UNEXPECTED);
    assertThat(world.alerts()).contains("REGRESSED example.jp");
  }

  @Test
  void aRegionWhoseFirstScanDiedAndThatIsThenLeftOutIsNotWatchedAndNothingThereIsBrokenNow() {
    World world = dead();

    world.select(Set.of(), Set.of(VIRGINIA)).scan();

    isNotWatched(world);
  }

  @Test
  void aRegionWhoseFirstScanDiedAndThatIsThenDisabledIsNotWatchedAndNothingThereIsBrokenNow() {
    World world = dead();

    world.disable(VIRGINIA).scan();

    isNotWatched(world);
  }

  private static void isNotWatched(World world) {
    assertThat(world.region(VIRGINIA).watched()).isFalse();
    assertThat(world.state(VIRGINIA, "example.jp").watched()).isFalse();
    assertThat(world.out.getFirst().text()).contains(VIRGINIA);
    assertThat(world.alerts()).containsExactly("STARTED", "FOUND_UNVERIFIED example.jp");
    assertThat(world.scan().scan().healthy()).isTrue();
    assertThat(world.alerts()).isEmpty();
  }

  @Test
  void aRegionWithoutSesThatIsThenLeftOutIsNotTalkedOf() {
    World world = started().enable("ap-east-1").withoutSes("ap-east-1");
    world.scan();

    ScanSummary.Finished summary = world.select(Set.of(), Set.of("ap-east-1")).scan();

    assertThat(summary.regions()).extracting(RegionResult::region).doesNotContain("ap-east-1");
    assertThat(summary.scan().healthy()).isTrue();
    assertThat(world.alerts()).isEmpty();
  }

  @Test
  void s2WhetherAnythingIsKnownOfARegionThatIsLeftOutConcernsThatRegionAlone() {
    World world = started().enable("ap-east-1").withoutSes("ap-east-1");
    world.scan();
    Problem silent = new Problem(Problem.Kind.STORE, "dynamodb:Query", "no answer");
    world.states(
        states ->
            new SavingFails(states) {
              @Override
              public List<State> in(String region, String account, NameRange names) {
                if (region.equals("ap-east-1")) {
                  throw new ScanFailure("no answer", silent);
                }
                return super.in(region, account, names);
              }

              @Override
              boolean fails(Transition step) {
                return false;
              }
            });

    ScanSummary.Finished summary =
        world.select(Set.of(), Set.of("ap-east-1")).domain(VIRGINIA, "example.jp", "Failed").scan();

    assertThat(summary.scan().regionsRead()).containsExactly(IRELAND, VIRGINIA);
    assertThat(problem(summary, "ap-east-1")).isEqualTo(silent);
    assertThat(world.alerts()).containsExactly("REGRESSED example.jp", "SCAN_PROBLEM");
    assertThat(world.states(states -> states).scan().scan().healthy()).isTrue();
    assertThat(world.alerts()).containsExactly("SCAN_RECOVERED");
  }

  @Test
  void aRegionThatCannotBeReadToItsEndIsReadInPartAndKeepsWhatWasSavedUntilThen() {
    World world = started();
    brands(world, 3 * RegionReadings.BATCH, "Success");
    world.scan();
    brands(world, 3 * RegionReadings.BATCH, "Failed");
    world.ses.readsOnly(IRELAND, 2 * RegionReadings.BATCH);

    ScanSummary.Finished summary = world.scan();

    assertThat(inPart(summary, IRELAND).kind()).isEqualTo(Problem.Kind.DEADLINE);
    int first = regressed(world);
    assertThat(first).isBetween(1, 2 * RegionReadings.BATCH);
    world.readable(IRELAND).scan();
    assertThat(first + regressed(world)).isEqualTo(3 * RegionReadings.BATCH);
    world.scan();
    assertThat(world.alerts()).isEmpty();
  }

  @Test
  void notEveryScanBeginsWithTheSamePartOfARegion() {
    World world = started();
    brands(world, 5 * RegionReadings.BATCH, "Success");
    List<NameRange> asked = new CopyOnWriteArrayList<>();
    world.states(
        states ->
            new SavingFails(states) {
              @Override
              public List<State> in(String region, String account, NameRange names) {
                if (region.equals(IRELAND)) {
                  asked.add(names);
                }
                return super.in(region, account, names);
              }

              @Override
              boolean fails(Transition step) {
                return false;
              }
            });
    Set<NameRange> first = new HashSet<>();
    for (int scan = 0; scan < 5; scan++) {
      asked.clear();
      world.scan();
      first.add(asked.getFirst());
    }

    assertThat(first).hasSizeGreaterThan(1);
  }

  @Test
  void noMoreThanAPartOfARegionIsRememberedAtATime() {
    World world = started();
    brands(world, 10 * RegionReadings.BATCH, "Success");
    world.scan();
    List<Integer> remembered = new CopyOnWriteArrayList<>();
    world.states(
        states ->
            new SavingFails(states) {
              @Override
              public List<State> in(String region, String account, NameRange names) {
                List<State> some = super.in(region, account, names);
                remembered.add(some.size());
                return some;
              }

              @Override
              boolean fails(Transition step) {
                return false;
              }
            });

    world.scan();

    assertThat(remembered)
        .allMatch(size -> size <= RegionReadings.BATCH)
        .satisfies(
            sizes -> assertThat(sizes.stream().mapToInt(size -> size).sum()).isEqualTo(1_002));
  }

  @Test
  void s3ADueRowIsSavedWithItsChangeBeforeTheAlertGoesOutAndDeletedAfter() {
    World world = started();
    List<String> seen = new ArrayList<>();
    world
        .domain(IRELAND, "example.com", "Failed")
        .topic(
            message -> {
              seen.add(
                  message.kind()
                      + " "
                      + world.state(IRELAND, "example.com").reason()
                      + " "
                      + world.due());
              return Optional.empty();
            });

    world.scan();

    assertThat(seen).containsExactly("REGRESSED FAILED [REGRESSED eu-west-1 example.com]");
    assertThat(world.due()).isEmpty();
    assertThat(world.state(IRELAND, "example.com").notice().toldAt()).contains(world.now);
  }

  @Test
  void s4TheSameInputGivesTheSameChanges() {
    World one = started().domain(IRELAND, "example.com", "Failed").remove(VIRGINIA, "example.jp");
    World other = started().domain(IRELAND, "example.com", "Failed").remove(VIRGINIA, "example.jp");

    for (int scan = 0; scan < 2; scan++) {
      assertThat(one.scan()).isEqualTo(other.scan());
    }

    assertThat(one.table.states()).isEqualTo(other.table.states());
    assertThat(one.table.removed()).isNotEmpty().isEqualTo(other.table.removed());
    assertThat(one.out).hasSize(2).isEqualTo(other.out);
  }

  @Test
  void s5AScanThatCouldReadNoRegionFails() {
    World world = started();
    world.unreadable(IRELAND, Problem.Kind.CREDENTIALS);
    world.unreadable(VIRGINIA, Problem.Kind.CREDENTIALS);

    assertThat(world.scan().failure().orElseThrow()).startsWith("No region could be read");
  }

  @Test
  void s5AScanThatReadsOneRegionDoesNotFail() {
    World world = started().unreadable(IRELAND, Problem.Kind.CREDENTIALS);

    assertThat(world.scan().failure()).isEmpty();
  }

  @Test
  void theScanRowCountsRegionsVerdictsChangesAndAlerts() {
    World world = started();
    world
        .domain(IRELAND, "example.com", "Failed")
        .address(IRELAND, "ops@example.com")
        .enable("ap-east-1")
        .withoutSes("ap-east-1")
        .unreadable(VIRGINIA, Problem.Kind.ACCESS_DENIED);

    ScanSummary.Finished summary = world.scan();

    assertThat(summary.scan().regionsRead()).containsExactly(IRELAND);
    assertThat(summary.scan().regionsNotRead()).containsOnlyKeys(VIRGINIA);
    assertThat(summary.scan().counts()).isEqualTo(new Counts(1, 2, 0));
    assertThat(summary.scan().changes())
        .containsOnly(
            Map.entry(ChangeKind.REGRESSED, 1), Map.entry(ChangeKind.FOUND_UNVERIFIED, 1));
    assertThat(summary.scan().alertsTold()).isEqualTo(2);
    assertThat(world.table.scans(ACCOUNT, 1)).first().isEqualTo(summary.scan());
  }

  @Test
  void aRegionThatHangsIsReportedWhenTheTimeIsOverAndTheRestIsAlerted() {
    World world = started().domain(VIRGINIA, "example.jp", "Failed");
    CompletableFuture<Void> never = new CompletableFuture<>();
    world.beforeReading(
        region -> {
          if (region.equals(IRELAND)) {
            never.join();
          }
        });

    ScanSummary.Finished summary =
        (ScanSummary.Finished) world.scan(savedWithin(world.order(), Duration.ofMillis(500)));

    assertThat(problem(summary, IRELAND).kind()).isEqualTo(Problem.Kind.DEADLINE);
    assertThat(world.alerts()).contains("REGRESSED example.jp");
    never.complete(null);
  }

  @Test
  void aRegionOnTheListThatDoesNotExistIsAnErrorThatListsThoseThatDo() {
    World world = new World(IRELAND, VIRGINIA).select(Set.of("eu-wst-1"), Set.of("nowhere-1"));

    assertThatThrownBy(world::scan)
        .isInstanceOf(ScanFailure.class)
        .hasMessage(
            "No such region: eu-wst-1, nowhere-1. The regions enabled for this account are:"
                + " eu-west-1, us-east-1");
  }

  @Test
  void onlyTheRegionsAskedForAreRead() {
    World world = new World(IRELAND, VIRGINIA, "eu-central-1");

    assertThat(
            world.select(Set.of(IRELAND, VIRGINIA), Set.of(VIRGINIA)).scan().scan().regionsRead())
        .containsExactly(IRELAND);
  }

  @Test
  void theAccountOfAScanThatDiedIsFreeWhenItsTimeIsOver() {
    World world = started();
    Instant until = world.now.plus(Duration.ofHours(2)).plusMillis(1);
    world.table.take(ACCOUNT, world.order().moment(), until);

    assertThat(world.scan(world.order())).isInstanceOf(ScanSummary.Skipped.class);
    assertThat(world.scan(world.order())).isInstanceOf(ScanSummary.Finished.class);
  }

  @Test
  void theAccountIsGivenBackWhenTheScanFails() {
    World world = started().every(Duration.ofSeconds(1)).select(Set.of("nowhere-1"), Set.of());
    assertThatThrownBy(world::scan).isInstanceOf(ScanFailure.class);

    world.select(Set.of(), Set.of());

    assertThat(world.scan(world.order())).isInstanceOf(ScanSummary.Finished.class);
  }

  @Test
  void aDueAlertThatLaterNewsOvertookIsSettledWithIt() {
    World world = started().refusing(true);
    world.domain(IRELAND, "example.com", "Failed").scan();
    world.domain(IRELAND, "example.com", "Success").scan();
    world.domain(IRELAND, "example.com", "Failed").scan();

    world.refusing(false).scans(2);

    assertThat(world.alerts()).containsExactly("REGRESSED example.com");
    assertThat(world.due()).isEmpty();
  }

  private static ScanRun savedWithin(ScanRun run, Duration time) {
    return new ScanRun(
        run.account(),
        run.moment(),
        run.evidence(),
        run.reading(),
        new Deadline(run.saving().clock(), run.moment().at().plus(time)),
        run.end());
  }

  private static void brands(World world, int many, String status) {
    for (int i = 0; i < many; i++) {
      world.domain(IRELAND, "brand%04d.example.com".formatted(i), status);
    }
  }

  /// The domains named in regressions that got out, which are forgotten.
  private static int regressed(World world) {
    int many =
        world.out.stream()
            .filter(message -> message.kind() == AlertKind.OfDomain.REGRESSED)
            .mapToInt(message -> message.domains().size())
            .sum();
    world.alerts();
    return many;
  }

  private static Problem problem(ScanSummary.Finished summary, String region) {
    return Objects.requireNonNull(summary.scan().regionsNotRead().get(region));
  }

  private static Problem inPart(ScanSummary.Finished summary, String region) {
    return Objects.requireNonNull(summary.scan().regionsReadInPart().get(region));
  }

  /// The first scan died after it saved what it found, and before it noted that it read a region.
  private static World dead() {
    World world =
        new World(IRELAND, VIRGINIA)
            .domain(IRELAND, "example.com", "Success")
            .domain(VIRGINIA, "example.jp", "Failed");
    world.beforeCall(
        call -> {
          if (call == Announced.Call.END_REGION) {
            throw new ScanFailure(
                "not saved", new Problem(Problem.Kind.STORE, "dynamodb:PutItem", "not saved"));
          }
          if (call == Announced.Call.SUBSCRIBERS) {
            throw new IllegalStateException("killed");
          }
        });
    assertThatThrownBy(world::scan).hasMessage("killed");
    return world.beforeCall(_ -> {});
  }

  private static World started() {
    World world =
        new World(IRELAND, VIRGINIA)
            .domain(IRELAND, "example.com", "Success")
            .domain(VIRGINIA, "example.jp", "Success");
    world.scan();
    world.alerts();
    return world;
  }
}
