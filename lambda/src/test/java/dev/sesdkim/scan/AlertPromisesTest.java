package dev.sesdkim.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.Readings;
import dev.sesdkim.dkim.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What people are promised about alerts, by the names of the contract.
class AlertPromisesTest {

  private static final String IRELAND = "eu-west-1";
  private static final String VIRGINIA = "us-east-1";
  private static final Problem REFUSED =
      new Problem(Problem.Kind.ACCESS_DENIED, "sns:Publish", "not authorized");

  @Test
  void a1ARegressionWhoseAlertWasRefusedIsAlertedByTheNextScan() {
    World world = started();
    world.domain(IRELAND, "example.com", "Failed").topic(_ -> Optional.of(REFUSED));

    ScanSummary.Finished refused = world.scan();
    world.topic(_ -> Optional.empty()).scan();

    assertThat(refused.failure())
        .contains(
            "An alert is not out and stays due: access denied on sns:Publish: not authorized");
    assertThat(world.alerts()).containsExactly("REGRESSED example.com");
    assertThat(world.state(IRELAND, "example.com").alertsDue()).isEmpty();
  }

  @Test
  void a1ARegressionIsAlertedAfterAScanThatDiedBetweenSavingAndAlerting() {
    World world = started();
    world
        .domain(IRELAND, "example.com", "Failed")
        .topic(
            _ -> {
              throw new IllegalStateException("killed");
            });
    assertThatThrownBy(world::scan).hasMessage("killed");

    world.topic(_ -> Optional.empty()).scan();

    assertThat(world.alerts()).containsExactly("REGRESSED example.com");
  }

  @Test
  void a1ARegressionIsAlertedEvenIfTheIdentityRecoveredBeforeTheAlertCouldGoOut() {
    World world = started();
    world.domain(IRELAND, "example.com", "Failed").topic(_ -> Optional.of(REFUSED)).scan();

    world.domain(IRELAND, "example.com", "Success").topic(_ -> Optional.empty()).scan();

    assertThat(world.alerts())
        .containsExactlyInAnyOrder("REGRESSED example.com", "RECOVERED example.com");
    assertThat(world.state(IRELAND, "example.com").alertsDue()).isEmpty();
  }

  @Test
  void a1ARegressionIsAlertedEvenIfItsRegionCannotBeReadAnyMore() {
    World world = started();
    world.domain(IRELAND, "example.com", "Failed").topic(_ -> Optional.of(REFUSED)).scan();

    world.unreadable(IRELAND, Problem.Kind.ACCESS_DENIED).topic(_ -> Optional.empty()).scan();

    assertThat(world.alerts()).containsExactly("REGRESSED example.com", "SCAN_PROBLEM *");
  }

  @Test
  void a1ARegressionIsAlertedEvenIfItsRegionWasDisabledSince() {
    World world = started();
    world.domain(IRELAND, "example.com", "Failed").topic(_ -> Optional.of(REFUSED)).scan();

    world.disable(IRELAND).topic(_ -> Optional.empty()).scan();

    assertThat(world.alerts()).containsExactly("REGRESSED example.com", "SCAN_PROBLEM *");
  }

  @Test
  void a1ARemovalWhoseAlertWasRefusedIsAlertedByTheNextScan() {
    World world = started();
    world.remove(IRELAND, "example.com").topic(_ -> Optional.of(REFUSED)).scan();

    world.topic(_ -> Optional.empty()).scan();
    world.scan();

    assertThat(world.alerts()).containsExactly("REMOVED example.com");
  }

  @Test
  void a2ARegressionIsAlertedOnceHoweverOftenTheScheduleFires() {
    World world = started();
    world.domain(IRELAND, "example.com", "Failed");

    world.scan();
    world.scan();
    world.scan();

    assertThat(world.alerts()).containsExactly("REGRESSED example.com");
  }

  @Test
  void a2ARegressionInSeveralRegionsWithItsAddressesIsOneAlert() {
    World world = started();
    for (int n = 0; n < 50; n++) {
      world.address(IRELAND, "user%d@example.com".formatted(n));
    }
    world.domain(VIRGINIA, "example.com", "Success").scan();
    world.alerts();

    world.domain(IRELAND, "example.com", "Failed").domain(VIRGINIA, "example.com", "Pending");
    ScanSummary.Finished summary = world.scan();

    AlertMessage alert = world.out.getFirst();
    assertThat(world.alerts()).containsExactly("REGRESSED example.com");
    assertThat(alert.regions()).containsExactly(IRELAND, VIRGINIA);
    assertThat(summary.scan().alertsSent()).isEqualTo(1);
    assertThat(world.table.states()).allMatch(state -> state.alertsDue().isEmpty());
  }

  @Test
  void a2ASecondScanWhileOneIsRunningDoesNothingAndSaysSo() {
    World world = started();
    world.domain(IRELAND, "example.com", "Failed");
    ScanRun first = world.order("first");
    ScanRun second =
        new ScanRun(
            first.account(),
            "second",
            first.moment(),
            first.deadline(),
            first.grace(),
            first.leaseUntil());
    List<ScanSummary> meanwhile = Collections.synchronizedList(new ArrayList<>());
    world.beforeReading(_ -> meanwhile.add(world.scan(new Silence()).run(second)));

    world.scan(new Silence()).run(first);

    assertThat(world.alerts()).containsExactly("REGRESSED example.com");
    assertThat(meanwhile).isNotEmpty().allMatch(ScanSummary.Skipped.class::isInstance);
  }

  @Test
  void a3UnknownAlertsNothingAndIsComparedWithWhatWasKnownOnceItIsReadableAgain() {
    World world = started();
    Reading unread = new Reading.Unread(world.state(IRELAND, "example.com").identity(), REFUSED);

    world.put(IRELAND, unread).scan();
    assertThat(world.alerts()).isEmpty();
    assertThat(world.state(IRELAND, "example.com").verdict()).isEqualTo(Verdict.VERIFIED);

    world.domain(IRELAND, "example.com", "Brandnew").scan();
    assertThat(world.alerts()).isEmpty();

    world.domain(IRELAND, "example.com", "Success").scan();
    assertThat(world.alerts()).isEmpty();

    world.put(IRELAND, unread).scan();
    world.domain(IRELAND, "example.com", "Failed").scan();
    assertThat(world.alerts()).containsExactly("REGRESSED example.com");
  }

  @Test
  void a3ARegionThatCouldNotBeReadIsNoRemovalOfItsIdentities() {
    World world = started();

    world.unreadable(IRELAND, Problem.Kind.UNAVAILABLE).scan();
    world.readable(IRELAND).scan();

    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM *");
    assertThat(world.state(IRELAND, "example.com").removedAt()).isEmpty();
  }

  @Test
  void a4TheFirstScanSendsOneMessageWithCountsAndWhatIsAlreadyUnverified() {
    World world =
        new World(IRELAND, VIRGINIA)
            .domain(IRELAND, "example.com", "Success")
            .domain(VIRGINIA, "example.jp", "Failed")
            .address(VIRGINIA, "ops@example.jp");

    world.scan();

    AlertMessage started = world.out.getFirst();
    assertThat(world.alerts()).containsExactly("STARTED *");
    assertThat(started.text()).contains("example.jp", "Verified: 1. Unverified: 2.");
    world.scan();
    assertThat(world.alerts()).isEmpty();
  }

  @Test
  void a4TheFirstMessageIsSentByTheNextScanIfItWasRefused() {
    World world = new World(IRELAND).domain(IRELAND, "example.com", "Success");
    world.topic(_ -> Optional.of(REFUSED)).scan();

    world.topic(_ -> Optional.empty()).scan();
    world.scan();

    assertThat(world.alerts()).containsExactly("STARTED *");
  }

  @Test
  void a5ARegionThatBecomesUnreadableRaisesOneProblemNotOneEachScan() {
    World world = started();
    world.unreadable(IRELAND, Problem.Kind.ACCESS_DENIED);

    world.scan();
    world.scan();
    world.scan();

    assertThat(world.count(AlertKind.SCAN_PROBLEM)).isEqualTo(1);
    assertThat(world.out.getFirst().regions()).containsExactly(IRELAND);
  }

  @Test
  void a5AProblemWhoseAlertWasRefusedIsRaisedByTheNextScan() {
    World world = started();
    world.unreadable(IRELAND, Problem.Kind.ACCESS_DENIED).topic(_ -> Optional.of(REFUSED)).scan();

    world.topic(_ -> Optional.empty()).scan();
    world.scan();

    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM *");
  }

  @Test
  void a5ARegionThatIsReadableAgainAndLostAgainRaisesAnotherProblem() {
    World world = started();

    world.unreadable(IRELAND, Problem.Kind.ACCESS_DENIED).scan();
    world.readable(IRELAND).scan();
    world.unreadable(IRELAND, Problem.Kind.ACCESS_DENIED).scan();

    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM *", "SCAN_PROBLEM *");
  }

  @Test
  void a5ARegionThatWasNeverReadableRaisesNone() {
    World world =
        new World(IRELAND, VIRGINIA)
            .domain(IRELAND, "example.com", "Success")
            .unreadable(VIRGINIA, Problem.Kind.ACCESS_DENIED);

    world.scan();
    world.scan();

    assertThat(world.alerts()).containsExactly("STARTED *");
  }

  @Test
  void a5ARegionThatTheAccountDisabledRaisesOneProblemAndIsThenForgotten() {
    World world = started();
    world.disable(VIRGINIA);

    ScanSummary.Finished second = world.scan();
    ScanSummary.Finished third = world.scan();

    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM *");
    assertThat(second.scan().regionsNotRead()).containsOnlyKeys(VIRGINIA);
    assertThat(third.scan().regionsNotRead()).isEmpty();
  }

  @Test
  void a5ARegionThatIsExcludedOnPurposeRaisesNone() {
    World world = started();
    world.select(java.util.Set.of(), java.util.Set.of(VIRGINIA)).scan();

    assertThat(world.alerts()).isEmpty();
  }

  @Test
  void aSwitchOffOfSigningIsARegressionThoughTheStatusStaysSuccess() {
    World world = started();
    Reading.Read off = Readings.domain("example.com", false, "Success", "Success");

    world.put(IRELAND, off).scan();

    assertThat(world.alerts()).containsExactly("REGRESSED example.com");
  }

  /// Two regions, one verified domain, the first message out.
  private static World started() {
    World world = new World(IRELAND, VIRGINIA).domain(IRELAND, "example.com", "Success");
    world.scan();
    world.alerts();
    return world;
  }
}
