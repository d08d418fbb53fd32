package dev.sesdkim.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Readings;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.dkim.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// What people are promised about alerts, by the names of the contract.
class AlertPromisesTest {

  private static final String IRELAND = "eu-west-1";
  private static final String VIRGINIA = "us-east-1";

  @Test
  void a1ARegressionWhoseAlertWasRefusedIsToldByTheNextScan() {
    World world = started().refusing(true).domain(IRELAND, "example.com", "Failed");

    ScanSummary.Finished refused = world.scan();
    world.refusing(false).scan();

    assertThat(refused.failure().orElseThrow())
        .contains("access denied on sns:Publish: not authorized");
    assertThat(world.alerts()).containsExactly("REGRESSED example.com");
    assertThat(world.due()).isEmpty();
  }

  @Test
  void a1ARegressionIsToldAfterAScanThatDiedBetweenSavingAndTelling() {
    World world = started().domain(IRELAND, "example.com", "Failed");
    world.beforeCall(
        call -> {
          if (call == Announced.Call.SUBSCRIBERS) {
            throw new IllegalStateException("killed");
          }
        });
    assertThatThrownBy(world::scan).hasMessage("killed");

    world.beforeCall(_ -> {}).scan();

    assertThat(world.alerts()).containsExactly("REGRESSED example.com");
  }

  @Test
  void a1ARegressionIsToldEvenIfTheIdentityRecoveredBeforeItsAlertCouldGoOut() {
    World world = started().refusing(true).domain(IRELAND, "example.com", "Failed");
    world.scan();

    world.domain(IRELAND, "example.com", "Success").refusing(false).scan();

    assertThat(world.alerts()).containsExactly("REGRESSED example.com", "RECOVERED example.com");
    assertThat(world.due()).isEmpty();
  }

  @Test
  void a1ARegressionIsToldEvenIfItsRegionCannotBeReadAnyMore() {
    World world = started().refusing(true).domain(IRELAND, "example.com", "Failed");
    world.scan();

    world.unreadable(IRELAND, Problem.Kind.ACCESS_DENIED).refusing(false).scan();

    assertThat(world.alerts()).containsExactly("REGRESSED example.com", "SCAN_PROBLEM eu-west-1");
  }

  @Test
  void a1ARegressionIsToldEvenIfItsRegionWasDisabledSince() {
    World world = started().refusing(true).domain(IRELAND, "example.com", "Failed");
    world.scan();

    world.disable(IRELAND).refusing(false).scan();

    assertThat(world.alerts()).containsExactly("REGRESSED example.com", "SCAN_PROBLEM eu-west-1");
  }

  @Test
  void a1ARegressionIsToldEvenIfItsRegionHangs() {
    World world = started().refusing(true).domain(IRELAND, "example.com", "Failed");
    world.scan();

    ScanRun run = world.order();
    CompletableFuture<Void> never = new CompletableFuture<>();
    world.refusing(false).beforeReading(_ -> never.join());
    world.scan(
        new ScanRun(
            run.account(),
            run.moment(),
            run.evidence(),
            run.reading(),
            new Deadline(run.saving().clock(), run.moment().at().plusMillis(200)),
            run.end()));

    assertThat(world.alerts()).containsExactly("REGRESSED example.com");
    never.complete(null);
  }

  @Test
  void a1ARegressionIsToldEvenIfTheRegionsCannotBeListed() {
    World world = started().refusing(true).domain(IRELAND, "example.com", "Failed");
    world.scan();

    world
        .refusing(false)
        .regions(
            () -> {
              throw new ScanFailure(
                  "The regions cannot be listed",
                  new Problem(Problem.Kind.ACCESS_DENIED, "ec2:DescribeRegions", "no"));
            });

    assertThatThrownBy(world::scan).hasMessage("The regions cannot be listed");
    assertThat(world.alerts()).containsExactly("REGRESSED example.com");
  }

  @Test
  void a1ARegressionIsToldOnceSomebodyHasConfirmedASubscription() {
    World world = started().subscribers(new Alerts.Confirmed(0));
    world.domain(IRELAND, "example.com", "Failed").scans(3);
    assertThat(world.alerts()).isEmpty();

    world.subscribers(new Alerts.Confirmed(1)).scans(2);

    assertThat(world.alerts()).containsExactly("REGRESSED example.com");
  }

  @Test
  void a1ARegressionIsToldWhereTheTopicDoesNotTellWhoListens() {
    World world = started().subscribers(new Alerts.NotTold(denied("sns:GetTopicAttributes")));

    world.domain(IRELAND, "example.com", "Failed").scan();

    assertThat(world.alerts()).containsExactly("REGRESSED example.com");
  }

  @Test
  void a1ARegressionIsToldThoughItsRowCannotBeSavedWithItsEvidence() {
    World world = started();
    world.evidence(true).scan();
    assertThat(world.state(IRELAND, "example.com").evidence().isNone()).isFalse();
    world.states(
        states ->
            new SavingFails(states) {
              @Override
              boolean fails(Transition step) {
                return !step.after().evidence().isNone();
              }

              @Override
              ScanFailure failure() {
                return new ScanFailure(
                    "Item size has exceeded the maximum allowed size",
                    new Problem(Problem.Kind.REJECTED, "dynamodb:PutItem", "too large"));
              }
            });

    world.domain(IRELAND, "example.com", "Failed").scan();

    assertThat(world.alerts()).containsExactly("REGRESSED example.com");
    assertThat(world.state(IRELAND, "example.com").verdict()).isEqualTo(Verdict.UNVERIFIED);
  }

  @Test
  void a1ARemovalWhoseAlertWasRefusedIsToldByTheNextScan() {
    World world = started().refusing(true).remove(IRELAND, "example.com");
    world.scans(2);

    world.refusing(false).scans(2);

    assertThat(world.alerts()).containsExactly("REMOVED example.com");
    assertThat(world.table.removed()).hasSize(1);
  }

  @Test
  void a2ARegressionIsToldOnceHoweverOftenTheScheduleFires() {
    World world = started().domain(IRELAND, "example.com", "Failed");

    world.scans(3);

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
    assertThat(summary.scan().alertsTold()).isEqualTo(1);
    assertThat(world.due()).isEmpty();
  }

  @Test
  void a2ASecondScanWhileOneIsRunningDoesNothingAndSaysSo() {
    World world = started().domain(IRELAND, "example.com", "Failed");
    world.every(Duration.ofSeconds(1));
    List<ScanSummary> meanwhile = Collections.synchronizedList(new ArrayList<>());
    world.beforeReading(_ -> meanwhile.add(world.scan(world.order())));

    world.scan();

    assertThat(world.alerts()).containsExactly("REGRESSED example.com");
    assertThat(meanwhile).isNotEmpty().allMatch(ScanSummary.Skipped.class::isInstance);
  }

  @Test
  void a2ARetryOfAnInvocationWhoseFirstAttemptRunsDoesNothing() {
    World world = started().domain(IRELAND, "example.com", "Failed");
    world.every(Duration.ofSeconds(1));
    ScanRun run = world.order();
    List<ScanSummary> meanwhile = Collections.synchronizedList(new ArrayList<>());
    world.beforeReading(
        _ -> meanwhile.add(world.scan(world.order(run.moment().scanId(), () -> world.now))));

    world.scan(run);

    assertThat(world.alerts()).containsExactly("REGRESSED example.com");
    assertThat(meanwhile).isNotEmpty().allMatch(ScanSummary.Skipped.class::isInstance);
  }

  @Test
  void a3UnknownAlertsNothingAndIsComparedWithWhatWasKnownOnceItIsReadableAgain() {
    World world = started();

    world.unread(IRELAND, "example.com").scan();
    assertThat(world.alerts()).isEmpty();
    assertThat(world.state(IRELAND, "example.com").verdict()).isEqualTo(Verdict.VERIFIED);

    world.domain(IRELAND, "example.com", "Brandnew").scan();
    assertThat(world.alerts()).isEmpty();

    world.domain(IRELAND, "example.com", "Success").scan();
    assertThat(world.alerts()).isEmpty();

    world.unread(IRELAND, "example.com").scan();
    world.domain(IRELAND, "example.com", "Failed").scan();
    assertThat(world.alerts()).containsExactly("REGRESSED example.com");
  }

  @Test
  void a3ARegionThatCouldNotBeReadIsNoRemovalOfItsIdentities() {
    World world = started();

    world.unreadable(IRELAND, Problem.Kind.UNAVAILABLE).scans(5);
    world.readable(IRELAND).scans(2);

    assertThat(world.alerts())
        .containsExactly("SCAN_PROBLEM eu-west-1", "SCAN_RECOVERED eu-west-1");
    assertThat(world.table.removed()).isEmpty();
  }

  @Test
  void a4TheFirstScanSendsOneMessageThatTellsWhatIsAlreadyUnverified() {
    World world =
        new World(IRELAND, VIRGINIA)
            .domain(IRELAND, "example.com", "Success")
            .domain(VIRGINIA, "example.jp", "Failed")
            .address(VIRGINIA, "ops@example.jp");

    world.scan();

    AlertMessage first = world.out.getFirst();
    assertThat(world.alerts()).containsExactly("STARTED");
    assertThat(first.text()).contains("example.jp");
    assertThat(world.due()).isEmpty();
    world.scans(30);
    assertThat(world.alerts()).isEmpty();
  }

  @Test
  void a4TheFirstMessageIsSentByTheNextScanIfItWasRefused() {
    World world = new World(IRELAND).domain(IRELAND, "example.com", "Failed").refusing(true);
    world.scan();

    world.refusing(false).scans(2);

    assertThat(world.alerts()).containsExactly("STARTED");
    assertThat(world.due()).isEmpty();
  }

  @Test
  void a4WhatIsUnverifiedIsToldLaterIfTheFirstScanDiedHalfWay() {
    World world =
        new World(IRELAND)
            .domain(IRELAND, "example.com", "Failed")
            .domain(IRELAND, "example.jp", "Failed");
    AtomicBoolean dead = new AtomicBoolean();
    world.beforeCall(
        call -> {
          if (dead.get() || call == Announced.Call.END_REGION) {
            dead.set(true);
            throw new IllegalStateException("killed");
          }
        });
    assertThatThrownBy(world::scan).isInstanceOf(IllegalStateException.class);
    world.alerts();
    world.beforeCall(_ -> {}).remove(IRELAND, "example.com");

    world.scans(2);

    assertThat(world.alerts())
        .contains("STARTED")
        .containsAnyOf("FOUND_UNVERIFIED example.com", "REMOVED example.com");
    assertThat(world.due()).isEmpty();
  }

  @Test
  void a4WhatIsBrokenInARegionThatStartedCouldNotReadIsToldWhenItIsFirstRead() {
    World world =
        new World(IRELAND, VIRGINIA)
            .domain(VIRGINIA, "example.jp", "Failed")
            .unreadable(VIRGINIA, Problem.Kind.UNAVAILABLE);
    world.scan();
    assertThat(world.alerts()).containsExactly("STARTED");

    world.readable(VIRGINIA).scans(2);

    assertThat(world.alerts()).containsExactly("FOUND_UNVERIFIED example.jp");
  }

  @Test
  void a5ARegionThatBecomesUnreadableRaisesOneProblemAndOneRecovery() {
    World world = started().unreadable(IRELAND, Problem.Kind.UNAVAILABLE);

    world.scans(2);
    assertThat(world.alerts()).isEmpty();
    world.scans(10);
    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM eu-west-1");

    world.readable(IRELAND).scans(3);
    assertThat(world.alerts()).containsExactly("SCAN_RECOVERED eu-west-1");
  }

  @Test
  void a5ARegionThatIsDeniedNowRaisesItsProblemAtOnce() {
    World world = started().unreadable(IRELAND, Problem.Kind.ACCESS_DENIED);

    world.scan();
    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM eu-west-1");
    world.scans(5);
    assertThat(world.alerts()).isEmpty();
  }

  @Test
  void a5ARegionThatIsLostForLessThanThreeScansRaisesNothing() {
    World world = started();
    for (int n = 0; n < 5; n++) {
      world.unreadable(IRELAND, Problem.Kind.UNAVAILABLE).scans(2);
      world.readable(IRELAND).scan();
    }

    assertThat(world.alerts()).isEmpty();
  }

  @Test
  void a5AProblemWhoseAlertWasRefusedIsRaisedByTheNextScan() {
    World world = started().unreadable(IRELAND, Problem.Kind.ACCESS_DENIED).refusing(true);
    world.scan();

    world.refusing(false).scans(2);

    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM eu-west-1");
  }

  @Test
  void a5ARegionThatIsLostAgainRaisesAnotherProblem() {
    World world = started();

    for (int n = 0; n < 2; n++) {
      world.unreadable(IRELAND, Problem.Kind.ACCESS_DENIED).scan();
      world.readable(IRELAND).scan();
    }

    assertThat(world.alerts())
        .containsExactly(
            "SCAN_PROBLEM eu-west-1",
            "SCAN_RECOVERED eu-west-1",
            "SCAN_PROBLEM eu-west-1",
            "SCAN_RECOVERED eu-west-1");
  }

  @Test
  void a5ARegionThatWasDeniedFromTheBeginningIsNamedInStartedAndTriedInEachScan() {
    World world =
        new World(IRELAND, VIRGINIA)
            .domain(IRELAND, "example.com", "Success")
            .domain(VIRGINIA, "example.jp", "Failed")
            .unreadable(VIRGINIA, Problem.Kind.ACCESS_DENIED);

    world.scan();
    assertThat(world.out.getFirst().text()).contains(VIRGINIA);
    world.scans(5);
    assertThat(world.alerts()).containsExactly("STARTED");

    world.readable(VIRGINIA).scan();
    assertThat(world.alerts()).contains("FOUND_UNVERIFIED example.jp");
  }

  @Test
  void a5ARegionThatTheAccountDisabledIsToldOnceAndThenNotWatched() {
    World world = started().disable(VIRGINIA);

    world.scan();
    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM us-east-1");
    assertThat(world.region(VIRGINIA).watched()).isFalse();
    ScanSummary.Finished later = world.scan();
    assertThat(world.alerts()).isEmpty();
    assertThat(later.scan().healthy()).isTrue();

    world.enable(VIRGINIA).scans(2);
    assertThat(world.alerts()).containsExactly("SCAN_RECOVERED us-east-1");
    assertThat(world.region(VIRGINIA).watched()).isTrue();
  }

  @Test
  void a5ARegionThatIsLeftOutIsToldOnceAndThenNotWatched() {
    World world = started().select(Set.of(), Set.of(VIRGINIA));

    world.scans(4);

    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM us-east-1");
    assertThat(world.region(VIRGINIA).watched()).isFalse();
  }

  @Test
  void a5ARegionThatIsNoLongerLeftOutAndIsDisabledMeanwhileIsTold() {
    World world = started().enable("me-south-1");
    world.scan();
    world.select(Set.of(), Set.of("me-south-1")).scan();
    world.disable("me-south-1").scan();
    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM me-south-1");

    world.select(Set.of(), Set.of()).scan();

    assertThat(world.out.getFirst().text()).contains("me-south-1 is not enabled");
    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM me-south-1");
    assertThat(world.scan().scan().healthy()).isTrue();
    assertThat(world.alerts()).isEmpty();
  }

  @Test
  void a5ARegionAskedForByNameAndNotEnabledIsTold() {
    World world = new World(IRELAND).select(Set.of(IRELAND, "me-south-1"), Set.of());

    world.scan();

    assertThat(world.out.getFirst().text())
        .contains("me-south-1: region disabled on ec2:DescribeRegions");
    assertThat(world.alerts()).containsExactly("STARTED");
    world.scans(4);
    assertThat(world.alerts()).isEmpty();
    assertThat(world.due()).isEmpty();
  }

  @Test
  void a5ARegionThatIsAskedForLaterByNameAndNotEnabledIsTold() {
    World world = started().select(Set.of(IRELAND, VIRGINIA, "me-south-1"), Set.of());

    world.scans(4);

    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM me-south-1");
  }

  @Test
  void a6AnAlertThatCannotBeWrittenOrSentHoldsUpNoOther() {
    World world = started().domain(VIRGINIA, "example.jp", "Success");
    world.scan();
    world.topic(
        message -> {
          if (message.domains().contains("example.com")) {
            throw new IllegalStateException("cannot be sent");
          }
          return Optional.empty();
        });

    world.domain(IRELAND, "example.com", "Failed").domain(VIRGINIA, "example.jp", "Failed");
    ScanSummary.Finished summary = world.scan();

    assertThat(world.alerts()).containsExactly("REGRESSED example.jp");
    assertThat(summary.failure()).isPresent();
    assertThat(summary.untold()).isOne();
    assertThat(world.due()).containsExactly("REGRESSED eu-west-1 example.com");
  }

  @Test
  void a6AnAlertThatIsRefusedHoldsUpNoOther() {
    World world = started().domain(VIRGINIA, "example.jp", "Success");
    world.scan();
    world.topic(
        message ->
            message.domains().contains("example.com")
                ? Optional.of(denied("sns:Publish"))
                : Optional.empty());

    world.domain(IRELAND, "example.com", "Failed").domain(VIRGINIA, "example.jp", "Failed").scan();

    assertThat(world.alerts()).containsExactly("REGRESSED example.jp");
  }

  @Test
  void aSwitchOffOfSigningIsARegressionThoughTheStatusStaysSuccess() {
    World world = started();

    world.put(IRELAND, Readings.domain("example.com", false, "Success", "Success")).scan();

    assertThat(world.alerts()).containsExactly("REGRESSED example.com");
  }

  /// Two regions, one verified domain, the first message out.
  private static World started() {
    World world = new World(IRELAND, VIRGINIA).domain(IRELAND, "example.com", "Success");
    world.scan();
    world.alerts();
    return world;
  }

  private static Problem denied(String action) {
    return new Problem(Problem.Kind.ACCESS_DENIED, action, "not authorized");
  }
}
