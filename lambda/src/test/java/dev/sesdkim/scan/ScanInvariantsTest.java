package dev.sesdkim.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.ChangeKind;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.NameRange;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
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
    world.unreadable(VIRGINIA, Problem.Kind.UNAVAILABLE).scan();

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
    assertThat(world.alerts()).containsExactly("REGRESSED example.jp", "SCAN_PROBLEM *");
    assertThat(world.log)
        .anyMatch(line -> line.startsWith("ERROR region failed {region=eu-west-1}"));
  }

  @Test
  void s2ARegionWhoseStatesCannotBeSavedDoesNotStopTheOthersAndIsComparedAgainLater() {
    World world = started();
    Problem full = new Problem(Problem.Kind.THROTTLED, "dynamodb:PutItem", "too much at once");
    world.states(
        new SavingFails(world.table) {
          @Override
          boolean fails(Transition step) {
            return step.after().identity().region().equals(IRELAND);
          }

          @Override
          ScanFailure failure() {
            return new ScanFailure("The table is full", full);
          }
        });
    world.domain(IRELAND, "example.com", "Failed").domain(VIRGINIA, "example.jp", "Failed");

    ScanSummary.Finished summary = world.scan();

    assertThat(summary.scan().regionsNotRead()).containsEntry(IRELAND, full);
    assertThat(world.alerts()).containsExactly("REGRESSED example.jp", "SCAN_PROBLEM *");
    world.states(world.table).scan();
    assertThat(world.alerts()).containsExactly("REGRESSED example.com");
  }

  @Test
  void aRegionThatCannotBeReadToItsEndIsReportedAndKeepsWhatWasSavedUntilThen() {
    World world = started();
    for (int i = 0; i < 3 * RegionReadings.BATCH; i++) {
      world.domain(IRELAND, "brand%03d.example.com".formatted(i), "Success");
    }
    world.scan();
    world.out.clear();
    for (int i = 0; i < 3 * RegionReadings.BATCH; i++) {
      world.domain(IRELAND, "brand%03d.example.com".formatted(i), "Failed");
    }
    world.readsOnly(IRELAND, 2 * RegionReadings.BATCH);

    ScanSummary.Finished summary = world.scan();

    assertThat(problem(summary, IRELAND).kind()).isEqualTo(Problem.Kind.DEADLINE);
    assertThat(world.count(AlertKind.SCAN_PROBLEM)).isOne();
    assertThat(world.count(AlertKind.REGRESSED)).isBetween(1L, 2L * RegionReadings.BATCH);
    world.readsOnly(IRELAND, Integer.MAX_VALUE).scan();
    assertThat(world.count(AlertKind.REGRESSED)).isEqualTo(3 * RegionReadings.BATCH);
    assertThat(world.count(AlertKind.REMOVED)).isZero();
  }

  @Test
  void notEveryScanBeginsWithTheSamePartOfARegion() {
    World world = started();
    for (int i = 0; i < 5 * RegionReadings.BATCH; i++) {
      world.domain(IRELAND, "brand%03d.example.com".formatted(i), "Success");
    }
    List<NameRange> asked = new CopyOnWriteArrayList<>();
    world.states(
        new SavingFails(world.table) {
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
    for (int i = 0; i < 10 * RegionReadings.BATCH; i++) {
      world.domain(IRELAND, "brand%04d.example.com".formatted(i), "Success");
    }
    world.scan();
    List<Integer> remembered = new CopyOnWriteArrayList<>();
    world.states(
        new SavingFails(world.table) {
          @Override
          public List<State> in(String region, String account, NameRange names) {
            List<State> states = super.in(region, account, names);
            remembered.add(states.size());
            return states;
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
  void s3TheStateIsSavedWithItsAlertDueBeforeTheAlertGoesOutAndClearedAfter() {
    World world = started();
    List<String> seen = new ArrayList<>();
    world
        .domain(IRELAND, "example.com", "Failed")
        .topic(
            message -> {
              seen.add(
                  message.kind() + " " + world.state(IRELAND, "example.com").alertsDue().size());
              return Optional.empty();
            });

    world.scan();

    assertThat(seen).containsExactly("REGRESSED 1");
    assertThat(world.state(IRELAND, "example.com").alertsDue()).isEmpty();
  }

  @Test
  void s4TheSameInputGivesTheSameChanges() {
    World one = started().domain(IRELAND, "example.com", "Failed").remove(VIRGINIA, "example.jp");
    World other = started().domain(IRELAND, "example.com", "Failed").remove(VIRGINIA, "example.jp");

    ScanSummary.Finished first = one.scan();
    ScanSummary.Finished second = other.scan();

    assertThat(first).isEqualTo(second);
    assertThat(one.table.states()).isEqualTo(other.table.states());
    assertThat(one.out).isEqualTo(other.out);
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
    assertThat(summary.scan().counts()).isEqualTo(new Counts(0, 2, 0));
    assertThat(summary.scan().changes())
        .containsOnly(
            java.util.Map.entry(ChangeKind.REGRESSED, 1),
            java.util.Map.entry(ChangeKind.FIRST_SEEN, 1));
    assertThat(summary.scan().alertsSent()).isEqualTo(2);
    assertThat(world.table.scans("123456789012")).last().isEqualTo(summary.scan());
  }

  @Test
  void aRegionThatHangsIsReportedWhenTheTimeIsOverAndTheRestIsAlerted() {
    World world = started().domain(VIRGINIA, "example.jp", "Failed");
    CountDownLatch never = new CountDownLatch(1);
    world.beforeReading(
        region -> {
          if (region.equals(IRELAND)) {
            await(never);
          }
        });

    ScanSummary.Finished summary =
        (ScanSummary.Finished)
            world.scan(new Silence()).run(soonOver(world, Duration.ofMillis(300)));

    assertThat(problem(summary, IRELAND).kind()).isEqualTo(Problem.Kind.DEADLINE);
    assertThat(world.alerts()).containsExactly("REGRESSED example.jp", "SCAN_PROBLEM *");
    never.countDown();
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
  void aRegionAskedForByNameAndNotEnabledIsReportedAsNotRead() {
    World world = new World(IRELAND).select(Set.of(IRELAND, "me-south-1"), Set.of());

    ScanSummary.Finished summary = world.scan();

    assertThat(problem(summary, "me-south-1").sentence())
        .isEqualTo(
            "region disabled on ec2:DescribeRegions: me-south-1 is not enabled for this account");
  }

  @Test
  void onlyTheRegionsAskedForAreRead() {
    World world = new World(IRELAND, VIRGINIA, "eu-central-1");

    assertThat(
            world.select(Set.of(IRELAND, VIRGINIA), Set.of(VIRGINIA)).scan().scan().regionsRead())
        .containsExactly(IRELAND);
  }

  @Test
  void theLeaseOfAScanThatDiedIsTakenOverByARetryOfTheSameInvocationAndElseEndsByItself() {
    World world = started();
    world.table.take("123456789012", "dead", World.START, World.START.plus(Duration.ofHours(3)));

    assertThat(world.run("other")).isInstanceOf(ScanSummary.Skipped.class);
    assertThat(world.run("dead")).isInstanceOf(ScanSummary.Finished.class);
    world.table.take("123456789012", "dead", World.START, World.START.plus(Duration.ofHours(3)));
    assertThat(world.run("other")).isInstanceOf(ScanSummary.Finished.class);
  }

  @Test
  void theLeaseIsGivenBackWhenTheScanFails() {
    World world = started().select(Set.of("nowhere-1"), Set.of());
    assertThatThrownBy(world::scan).isInstanceOf(ScanFailure.class);

    assertThat(world.table.take("123456789012", "next", World.START, World.START.plusSeconds(1)))
        .isTrue();
  }

  @Test
  void aStateThatAnotherScanWroteMeanwhileIsLeftToThatScan() {
    World world = started();
    world.states(
        new SavingFails(world.table) {
          @Override
          boolean fails(Transition step) {
            return false;
          }

          @Override
          public Set<Identity> save(List<Transition> steps) {
            return steps.stream()
                .map(step -> step.after().identity())
                .collect(java.util.stream.Collectors.toSet());
          }
        });

    ScanSummary.Finished summary = world.domain(IRELAND, "example.com", "Failed").scan();

    assertThat(summary.scan().changes()).isEmpty();
    assertThat(world.count(AlertKind.REGRESSED)).isZero();
  }

  @Test
  void aRegionThatHadIdentitiesAndNowSeemsToHaveNoSesIsNotReadRatherThanForgotten() {
    World world = started();
    List<State> before = world.table.states();

    ScanSummary.Finished summary = world.withoutSes(IRELAND).scan();

    assertThat(problem(summary, IRELAND).kind()).isEqualTo(Problem.Kind.UNAVAILABLE);
    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM *");
    assertThat(world.state(IRELAND, "example.com")).isIn(before);
  }

  @Test
  void aDueAlertThatLaterNewsOvertookIsSettledWithIt() {
    World world = started();
    Problem refused = new Problem(Problem.Kind.UNAVAILABLE, "sns:Publish", "no answer");
    world.topic(_ -> Optional.of(refused));
    world.domain(IRELAND, "example.com", "Failed").scan();
    world.domain(IRELAND, "example.com", "Success").scan();
    world.domain(IRELAND, "example.com", "Failed").scan();

    world.topic(_ -> Optional.empty()).scan();
    world.scan();

    assertThat(world.alerts()).containsExactly("REGRESSED example.com");
    assertThat(world.state(IRELAND, "example.com").alertsDue()).isEmpty();
  }

  private static Problem problem(ScanSummary.Finished summary, String region) {
    return Objects.requireNonNull(summary.scan().regionsNotRead().get(region));
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

  /// A scan whose time for reading is over from the start.
  ///
  /// @param grace how long each region is waited for
  private static ScanRun soonOver(World world, Duration grace) {
    ScanRun order = world.order("invocation");
    return new ScanRun(
        order.account(),
        order.holder(),
        order.moment(),
        new Deadline(order.deadline().clock(), order.moment().at()),
        grace,
        order.leaseUntil());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
