package dev.sesdkim.scan;

import static dev.sesdkim.dkim.Readings.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Transition;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A monitor that nobody hears keeps what it has to say, and is not healthy meanwhile.
class MutenessTest {

  private static final String IRELAND = "eu-west-1";
  private static final String VIRGINIA = "us-east-1";

  @Test
  void q03WhatIsDueOfADisabledRegionIsToldAsSoonAsSnsTakesIt() {
    World world = regressedAndUntold().disable(IRELAND);
    world.scans(3);

    world.refusing(false).scans(2);

    assertThat(world.alerts()).containsExactly("REGRESSED example.com", "SCAN_PROBLEM eu-west-1");
    assertThat(world.due()).isEmpty();
  }

  @Test
  void q03WhatIsDueOfADisabledRegionIsToldAfterAScanThatCouldNotAskForItAndSaidSo() {
    World world = regressedAndUntold().disable(IRELAND).refusing(false);
    world.beforeCall(
        call -> {
          if (call == Announced.Call.DUE) {
            throw new ScanFailure(
                "The table does not answer",
                new Problem(Problem.Kind.THROTTLED, "dynamodb:Query", "too much at once"));
          }
        });
    assertThat(world.scan().scan().healthy()).isFalse();
    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM");

    world.beforeCall(_ -> {}).scan();

    assertThat(world.alerts())
        .containsExactly("REGRESSED example.com", "SCAN_PROBLEM eu-west-1", "SCAN_RECOVERED");
  }

  @Test
  void q03WhatIsDueOfADisabledRegionIsToldAfterAScanWhoseTimeAnotherRegionUsedUp() {
    World world = regressedAndUntold().disable(IRELAND).refusing(false);
    world.beforeReading(_ -> world.now = world.now.plus(Duration.ofMinutes(14)));
    ScanSummary.Finished late = world.scan();
    assertThat(late.untold()).isPositive();
    assertThat(world.alerts()).isEmpty();

    world.beforeReading(_ -> {}).scan();

    assertThat(world.alerts()).contains("REGRESSED example.com", "SCAN_PROBLEM eu-west-1");
  }

  @Test
  void aTopicThatNeverAnswersLeavesAScanTheTimeToEnd() {
    World world = regressedAndUntold().refusing(false).topicHangs(true);

    ScanRun run = world.order();
    ScanSummary.Finished mute = (ScanSummary.Finished) world.scan(run);

    assertThat(run.end().left()).isPositive();
    assertThat(mute.untold()).isPositive();
    world.topicHangs(false).scan();
    assertThat(world.alerts()).contains("REGRESSED example.com");
  }

  @Test
  void q04WhatIsDueOfAnExcludedRegionIsToldAndItsIdentityIsNoLongerBrokenNow() {
    World world = regressedAndUntold();
    assertThat(world.state(IRELAND, "example.com").watched()).isTrue();

    world.select(Set.of(), Set.of(IRELAND)).refusing(false);
    ScanSummary.Finished first = world.scan();
    ScanSummary.Finished second = world.scan();

    assertThat(world.alerts()).containsExactly("REGRESSED example.com", "SCAN_PROBLEM eu-west-1");
    assertThat(world.state(IRELAND, "example.com").watched()).isFalse();
    assertThat(List.of(first, second)).allMatch(scan -> scan.scan().counts().unverified() == 0);
    assertThat(second.scan().healthy()).isTrue();
  }

  @Test
  void q04AnIdentityOfARegionThatIsWatchedAgainIsBrokenNowAgain() {
    World world = regressedAndUntold().refusing(false).select(Set.of(), Set.of(IRELAND));
    world.scan();
    world.alerts();

    world.select(Set.of(), Set.of()).scans(2);

    assertThat(world.state(IRELAND, "example.com").watched()).isTrue();
    assertThat(world.alerts()).containsExactly("SCAN_RECOVERED eu-west-1");
  }

  @Test
  void anIdentityOfARegionThatIsWatchedAgainIsBrokenNowAlsoWhileTheRegionCannotBeRead() {
    World world = regressedAndUntold().refusing(false).select(Set.of(), Set.of(IRELAND));
    world.scan();
    world.alerts();

    world.select(Set.of(), Set.of()).unreadable(IRELAND, Problem.Kind.UNAVAILABLE).scan();

    assertThat(world.state(IRELAND, "example.com").watched()).isTrue();
    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM eu-west-1");
    assertThat(world.readable(IRELAND).scan().scan().changes()).isEmpty();
  }

  @Test
  void q05AnIdentityThatCanNeverBeSavedHoldsUpNoOther() {
    World world = new World(IRELAND);
    brands(world, "Success");
    world.scan();
    world.alerts();
    brands(world, "Failed");
    world.states(
        states ->
            new SavingFails(states) {
              @Override
              boolean fails(Transition step) {
                return step.identity().name().equals("brand100.example.com");
              }

              @Override
              RuntimeException failure() {
                return new IllegalStateException("never before seen");
              }
            });

    ScanSummary.Finished first = world.scan();

    assertThat(domains(world, AlertKind.OfDomain.REGRESSED)).isEqualTo(200);
    assertThat(world.alerts()).containsOnlyOnce("SCAN_PROBLEM");
    assertThat(first.scan().healthy()).isFalse();
    for (int scan = 1; scan < 20; scan++) {
      assertThat(world.scan().scan().healthy()).isFalse();
    }
    assertThat(world.alerts()).isEmpty();

    world.states(states -> states).scan();
    assertThat(world.alerts()).containsExactly("REGRESSED brand100.example.com", "SCAN_RECOVERED");
  }

  private static void brands(World world, String status) {
    for (int i = 0; i < 201; i++) {
      world.domain(IRELAND, "brand%03d.example.com".formatted(i), status);
    }
  }

  private static int domains(World world, AlertKind.OfDomain kind) {
    return world.out.stream()
        .filter(message -> message.kind() == kind)
        .mapToInt(message -> message.domains().size())
        .sum();
  }

  @Test
  void q08FiveDaysBetweenScansForgetNothing() {
    World world = new World(IRELAND, VIRGINIA).every(Duration.ofDays(5));
    world.domain(IRELAND, "example.com", "Success").scans(4);
    assertThat(world.alerts()).containsExactly("STARTED");

    world.unreadable(VIRGINIA, Problem.Kind.UNAVAILABLE).scans(4);

    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM us-east-1");
  }

  @Test
  void q19NothingIsPublishedBeforeSomebodyHasConfirmed() {
    World world =
        new World(IRELAND)
            .domain(IRELAND, "example.com", "Failed")
            .domain(IRELAND, "example.jp", "Success")
            .subscribers(new Alerts.Confirmed(0));
    assertThat(world.scan().scan().healthy()).isFalse();
    assertThat(world.domain(IRELAND, "example.jp", "Failed").scan().scan().healthy()).isFalse();
    assertThat(world.alerts()).isEmpty();
    assertThat(world.table.account(ACCOUNT).messages().unheardSince()).contains(World.START);

    ScanSummary.Finished heard = world.subscribers(new Alerts.Confirmed(1)).scan();

    assertThat(world.out.getFirst().kind()).isEqualTo(AlertKind.OfAccount.STARTED);
    assertThat(world.out.getFirst().text()).contains("example.com", "example.jp");
    assertThat(world.count(AlertKind.OfAccount.STARTED)).isOne();
    assertThat(world.count(AlertKind.OfDomain.FOUND_UNVERIFIED)).isZero();
    assertThat(heard.scan().healthy()).isTrue();
    assertThat(world.due()).isEmpty();
    assertThat(world.table.account(ACCOUNT).messages().unheardSince()).isEmpty();
  }

  @Test
  void q19AScanIsNotHealthyAfterEverybodyUnsubscribedAndWhatItSawIsToldToTheNext() {
    World world = started().subscribers(new Alerts.Confirmed(0));

    ScanSummary.Finished unheard = world.domain(IRELAND, "example.com", "Failed").scan();
    world.scans(5);

    assertThat(unheard.scan().healthy()).isFalse();
    assertThat(unheard.subscribers()).contains(0);
    assertThat(unheard.untold()).isOne();
    assertThat(world.alerts()).isEmpty();
    assertThat(world.table.account(ACCOUNT).messages().unheardSince())
        .contains(World.START.plus(Duration.ofHours(1)));
    world.subscribers(new Alerts.Confirmed(2)).scan();
    assertThat(world.alerts()).containsExactly("REGRESSED example.com");
  }

  @Test
  void q19WhereTheTopicDoesNotTellWhoListensAlertsGoOutAndTheScanIsNotHealthy() {
    World world =
        started()
            .subscribers(
                new Alerts.NotTold(
                    new Problem(
                        Problem.Kind.ACCESS_DENIED, "sns:GetTopicAttributes", "not authorized")));

    assertThat(world.domain(IRELAND, "example.com", "Failed").scan().scan().healthy()).isFalse();
    assertThat(world.alerts()).containsExactly("REGRESSED example.com");

    world.scans(5);
    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM");
    world.subscribers(new Alerts.Confirmed(1)).scan();
    assertThat(world.alerts()).containsExactly("SCAN_RECOVERED");
  }

  @Test
  void whatWasToldIsNoLongerDueAndWhatWasNotStays() {
    World world = regressedAndUntold();

    assertThat(world.table.dueRows(ACCOUNT))
        .extracting(Due::kind)
        .containsExactly(AlertKind.OfDomain.REGRESSED);
    world.refusing(false).scan();
    assertThat(world.table.dueRows(ACCOUNT)).isEmpty();
  }

  /// A regression in Ireland that SNS has refused.
  private static World regressedAndUntold() {
    World world = started().refusing(true).domain(IRELAND, "example.com", "Failed");
    world.scan();
    return world;
  }

  private static World started() {
    World world = new World(IRELAND, VIRGINIA).domain(IRELAND, "example.com", "Success");
    world.scan();
    world.alerts();
    return world;
  }
}
