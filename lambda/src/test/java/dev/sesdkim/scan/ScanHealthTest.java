package dev.sesdkim.scan;

import static dev.sesdkim.dkim.Readings.ACCOUNT;
import static dev.sesdkim.dkim.Readings.TOKENS;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.NameRange;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.Readings;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// S8: a scan is healthy when every watched region was read, nothing is due since before the scan
/// before, nothing has been unknown for three, and somebody listens. What is not so is told once.
class ScanHealthTest {

  private static final String IRELAND = "eu-west-1";
  private static final String VIRGINIA = "us-east-1";
  private static final String OREGON = "us-west-2";

  private final World world =
      new World(IRELAND, VIRGINIA)
          .domain(IRELAND, "example.com", "Success")
          .domain(VIRGINIA, "example.jp", "Failed");

  @Test
  void whatIsBrokenIsNoMatterOfTheMonitorsHealth() {
    assertThat(healthy()).isTrue();
    world.domain(IRELAND, "example.com", "Failed");
    assertThat(healthy()).isTrue();
    assertThat(healthy()).isTrue();
  }

  @Test
  void aRegionThatIsReadInPartIsNotHealthy() {
    world.scan();
    world.unread(IRELAND, "example.com").domain(IRELAND, "other.example.com", "Success");

    assertThat(healthy()).isFalse();
  }

  @Test
  void aWordThatNobodyKnowsIsNotHealthyFromTheThirdScanOn() {
    world.scan();
    world.domain(IRELAND, "example.com", "Brandnew");

    assertThat(healthy()).isTrue();
    assertThat(healthy()).isTrue();
    assertThat(healthy()).isFalse();
    assertThat(healthy()).isFalse();
  }

  @Test
  void whatIsDueSinceBeforeTheScanBeforeIsNotHealthy() {
    world.scan();
    world.domain(IRELAND, "example.com", "Failed").refusing(true);

    assertThat(healthy()).isTrue();
    assertThat(healthy()).isTrue();
    assertThat(healthy()).isFalse();
    world.refusing(false);
    assertThat(healthy()).isTrue();
  }

  @Test
  void graceThatLastsIsHealthy() {
    world.scan();
    world.domain(IRELAND, "example.net", "Pending");

    for (int scan = 0; scan < 20; scan++) {
      assertThat(healthy()).isTrue();
    }
  }

  @Test
  void aRegionDeniedFromTheBeginningIsNotHealthyUntilStartedNamesIt() {
    world.unreadable(VIRGINIA, Problem.Kind.ACCESS_DENIED).subscribers(new Alerts.Confirmed(0));
    assertThat(healthy()).isFalse();

    world.subscribers(new Alerts.Confirmed(1));
    assertThat(healthy()).isTrue();
    assertThat(healthy()).isTrue();
  }

  @Test
  void aScanThatDiesWhileItNotesWhichRegionsStartedNamedOnlyRepeatsStarted() {
    world.enable(OREGON).unreadable(VIRGINIA, Problem.Kind.ACCESS_DENIED);
    world.unreadable(OREGON, Problem.Kind.ACCESS_DENIED);
    AtomicInteger ended = new AtomicInteger();
    world.beforeCall(
        call -> {
          if (call == Announced.Call.END_REGION) {
            ended.incrementAndGet();
          }
          if (ended.get() >= 5) {
            throw new IllegalStateException("killed");
          }
        });
    assertThatThrownBy(world::scan).hasMessage("killed");

    world.beforeCall(_ -> {});

    assertThat(healthy()).isTrue();
    assertThat(world.region(VIRGINIA).watched()).isFalse();
    assertThat(world.region(OREGON).watched()).isFalse();
    world.scans(4);
    assertThat(world.alerts()).containsExactly("STARTED", "STARTED");
  }

  @Test
  void aDeniedRegionWhoseRowCannotBeWrittenKeepsNoOtherFromBeingNotedAndIsNotedNextTime() {
    world.enable(OREGON).unreadable(VIRGINIA, Problem.Kind.ACCESS_DENIED);
    world.unreadable(OREGON, Problem.Kind.ACCESS_DENIED);
    AtomicInteger ended = new AtomicInteger();
    world.beforeCall(
        call -> {
          if (call == Announced.Call.END_REGION && ended.incrementAndGet() == 4) {
            throw new ScanFailure(
                "not saved", new Problem(Problem.Kind.STORE, "dynamodb:PutItem", "not saved"));
          }
        });

    world.scan();

    assertThat(world.region(VIRGINIA).watched()).isTrue();
    assertThat(world.region(OREGON).watched()).isFalse();
    assertThat(world.table.account(ACCOUNT).messages().startedTold()).isPresent();
    world.alerts();

    assertThat(world.beforeCall(_ -> {}).scan().scan().healthy()).isTrue();

    assertThat(world.region(VIRGINIA).watched()).isFalse();
    assertThat(world.alerts()).containsExactly("SCAN_RECOVERED");
    world.scans(4);
    assertThat(world.alerts()).isEmpty();
  }

  @Test
  void aRegionDeniedFromTheBeginningThatWasReadOnceIsWatched() {
    world.unreadable(VIRGINIA, Problem.Kind.ACCESS_DENIED).scan();
    world.readable(VIRGINIA).scan();
    world.alerts();

    world.unreadable(VIRGINIA, Problem.Kind.ACCESS_DENIED);

    assertThat(healthy()).isFalse();
    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM us-east-1");
  }

  @Test
  void dnsThatAnswersNothingIsToldOnceAfterThreeScansAndNotHealthyFromThenOn() {
    world.dns.inOrder("example.com", TOKENS, "dkim.amazonses.com");
    world.evidence(true).scan();
    world.alerts();
    world.dns.down(true);

    assertThat(healthy()).isTrue();
    assertThat(healthy()).isTrue();
    assertThat(world.alerts()).isEmpty();
    assertThat(healthy()).isFalse();
    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM");
    assertThat(healthy()).isFalse();
    assertThat(world.table.account(ACCOUNT).troubles()).containsKey(ScanPart.DNS);
    assertThat(world.alerts()).isEmpty();

    world.dns.down(false);
    assertThat(healthy()).isTrue();
    assertThat(world.alerts()).containsExactly("SCAN_RECOVERED");
  }

  @Test
  void dnsThatIsNoLongerAskedIsNothingToComplainOf() {
    world.evidence(true).scan();
    world.dns.down(true);
    world.scans(4);
    world.alerts();

    world.evidence(false);

    assertThat(healthy()).isTrue();
    assertThat(world.table.account(ACCOUNT).troubles()).isEmpty();
  }

  @Test
  void detailThatIsRefusedIsToldOnceAfterThreeScansAndNotHealthyFromThenOn() {
    world.evidence(false).scans(2);
    world.alerts();
    world.detailRefused(true);

    assertThat(healthy()).isTrue();
    assertThat(healthy()).isTrue();
    assertThat(healthy()).isFalse();
    assertThat(healthy()).isFalse();
    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM us-east-1");

    world.detailRefused(false);
    assertThat(healthy()).isTrue();
    assertThat(world.alerts()).containsExactly("SCAN_RECOVERED us-east-1");
  }

  @Test
  void detailThatIsRefusedInOneRegionIsToldThoughAnotherAnswers() {
    world.domain(IRELAND, "example.com", "Failed").evidence(false);
    world.detailRefused(VIRGINIA, true).scan();
    world.alerts();

    assertThat(healthy()).isTrue();
    assertThat(healthy()).isFalse();
    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM us-east-1");
    assertThat(world.region(VIRGINIA).troubles()).containsOnlyKeys(ScanPart.DETAIL);
    assertThat(world.region(IRELAND).troubles()).isEmpty();
    assertThat(world.scan().troubles()).containsOnlyKeys(ScanPart.DETAIL);
  }

  @Test
  void oneDomainThatSesRefusesToTellOfHidesNoOther() {
    world
        .domain(VIRGINIA, "good.example.jp", "Success")
        .evidence(false)
        .detailRefused(VIRGINIA + " example.jp", true);

    for (int scan = 0; scan < 10; scan++) {
      assertThat(healthy()).isTrue();
    }
    assertThat(world.alerts()).containsExactly("STARTED");
  }

  @Test
  void aRegionThatIsLeftOutOrHasNoDomainAnyMoreMissesNoDetail() {
    world.domain(IRELAND, "example.com", "Failed").evidence(false).detailRefused(true).scans(4);
    assertThat(world.region(IRELAND).troubles()).isNotEmpty();
    world.alerts();

    world.select(Set.of(), Set.of(IRELAND)).remove(VIRGINIA, "example.jp");

    assertThat(healthy()).isTrue();
    assertThat(world.region(IRELAND).troubles()).isEmpty();
    assertThat(world.region(VIRGINIA).troubles()).isEmpty();
    assertThat(world.alerts())
        .containsExactly("SCAN_PROBLEM eu-west-1", "SCAN_RECOVERED us-east-1");
  }

  @Test
  void mailFromThatCannotBeReadInOneRegionIsToldOnceAfterThreeScansAndNotHealthyFromThenOn() {
    world.scan();
    world.alerts();
    Reading.Read known = Readings.domain("example.com", "Success");
    world.put(IRELAND, Readings.with(new MailFrom.Unread(), known));

    assertThat(healthy()).isTrue();
    assertThat(healthy()).isTrue();
    assertThat(healthy()).isFalse();
    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM eu-west-1");
    assertThat(world.region(IRELAND).troubles()).containsOnlyKeys(ScanPart.MAIL_FROM);

    world.put(IRELAND, known);
    assertThat(healthy()).isTrue();
    assertThat(world.alerts()).containsExactly("SCAN_RECOVERED eu-west-1");
  }

  @Test
  void detailThatWasRefusedIsAskedForAgainThoughNothingIsBrokenAnyMore() {
    world.evidence(false).scans(2);
    world.detailRefused(true).scans(4);
    world.alerts();
    world.domain(VIRGINIA, "example.jp", "Success").scan();
    assertThat(world.alerts()).containsExactly("RECOVERED example.jp");

    assertThat(healthy()).isFalse();
    world.detailRefused(false);
    assertThat(healthy()).isTrue();
    assertThat(world.alerts()).containsExactly("SCAN_RECOVERED us-east-1");
    world.detailsAsked.clear();
    world.scan();
    assertThat(world.detailsAsked).isEmpty();
  }

  @Test
  void regionsThatCannotBeListedFailTheInvocationAndAreToldAfterThreeScans() {
    world.scan();
    world.alerts();
    world.beforeCall(
        call -> {
          if (call == Announced.Call.ENABLED) {
            throw new ScanFailure(
                "The regions cannot be listed",
                new Problem(Problem.Kind.ACCESS_DENIED, "ec2:DescribeRegions", "no"));
          }
        });

    for (int scan = 0; scan < 5; scan++) {
      assertThatThrownBy(world::scan).hasMessage("The regions cannot be listed");
      assertThat(world.table.scans(ACCOUNT, 1).getFirst().healthy()).isFalse();
    }
    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM");

    world.beforeCall(_ -> {});
    assertThat(healthy()).isTrue();
    assertThat(world.alerts()).containsExactly("SCAN_RECOVERED");
  }

  @Test
  void aScanThatComesNearItsTimeLimitIsToldOnceAndHealthyIfItReadEverything() {
    world.scan();
    world.alerts();
    world.beforeReading(
        region -> {
          if (region.equals(IRELAND)) {
            world.now = world.now.plus(Duration.ofMinutes(12));
          }
        });

    assertThat(healthy()).isTrue();
    assertThat(healthy()).isTrue();
    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM");

    world.beforeReading(_ -> {});
    assertThat(healthy()).isTrue();
    assertThat(world.alerts()).containsExactly("SCAN_RECOVERED");
  }

  @Test
  void rowsThatCannotBeReadAreToldAndTheirRegionIsNotRead() {
    world.scan();
    world.alerts();
    world.states(
        states ->
            new SavingFails(states) {
              @Override
              public List<State> in(String region, String account, NameRange names) {
                if (region.equals(IRELAND)) {
                  throw new ScanFailure(
                      "no answer", new Problem(Problem.Kind.STORE, "dynamodb:Query", "no answer"));
                }
                return super.in(region, account, names);
              }

              @Override
              boolean fails(Transition step) {
                return false;
              }
            });

    assertThat(healthy()).isFalse();
    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM");
    assertThat(healthy()).isFalse();
    assertThat(world.alerts()).isEmpty();
    assertThat(healthy()).isFalse();
    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM eu-west-1");
  }

  @Test
  void aRowThatThisVersionCannotReadIsLeftAloneAndTold() {
    world.scan();
    world.alerts();
    world.states(
        states ->
            new SavingFails(states) {
              @Override
              boolean fails(Transition step) {
                return false;
              }

              @Override
              public Set<Identity> save(Claim claim, String region, List<Transition> steps) {
                super.save(
                    claim,
                    region,
                    steps.stream().filter(step -> step.before().isPresent()).toList());
                return steps.stream()
                    .filter(step -> step.before().isEmpty())
                    .map(Transition::identity)
                    .collect(toSet());
              }
            });

    world.domain(IRELAND, "damaged.example.com", "Failed");
    assertThat(healthy()).isFalse();
    assertThat(healthy()).isFalse();

    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM");
    assertThat(world.table.scans(ACCOUNT, 1).getFirst().changes()).isEmpty();
  }

  @Test
  void theAccountRowRemembersHowManyListen() {
    world.subscribers(new Alerts.Confirmed(3)).scan();
    assertThat(world.table.account(ACCOUNT).messages().listeners()).contains(3);

    world
        .subscribers(
            new Alerts.NotTold(
                new Problem(Problem.Kind.ACCESS_DENIED, "sns:GetTopicAttributes", "no")))
        .scan();
    assertThat(world.table.account(ACCOUNT).messages().listeners()).isEqualTo(Optional.empty());
  }

  private boolean healthy() {
    return world.scan().scan().healthy();
  }
}
