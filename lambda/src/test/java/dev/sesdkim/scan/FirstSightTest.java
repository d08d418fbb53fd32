package dev.sesdkim.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.ChangeKind;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is unverified when it is first seen is told: by STARTED, or by itself.
class FirstSightTest {

  private static final String IRELAND = "eu-west-1";
  private static final String VIRGINIA = "us-east-1";

  @Test
  void q07StartedWaitsForARegionThatCanBeRead() {
    World world =
        new World(IRELAND)
            .domain(IRELAND, "example.com", "Failed")
            .unreadable(IRELAND, Problem.Kind.UNAVAILABLE);
    for (int scan = 0; scan < 2; scan++) {
      assertThat(world.scan().failure()).isPresent();
    }
    assertThat(world.alerts()).isEmpty();

    world.readable(IRELAND).scan();

    assertThat(world.out.getFirst().text()).contains("example.com");
    assertThat(world.alerts()).containsExactly("STARTED");
  }

  @Test
  void q07StartedWaitsForAnAnswerAboutAnIdentity() {
    World world = new World(IRELAND).domain(IRELAND, "example.com", "Failed");
    world.ses.unread(IRELAND, Problem.Kind.ACCESS_DENIED);
    world.scan();
    assertThat(world.alerts()).isEmpty();

    world.readable(IRELAND).scan();

    assertThat(world.out.getFirst().text()).contains("example.com");
    assertThat(world.alerts()).containsExactly("STARTED");
  }

  @Test
  void q07ThatNoRegionCanBeReadIsToldThoughMonitoringHasNotStarted() {
    World world = new World(IRELAND).unreadable(IRELAND, Problem.Kind.UNAVAILABLE);

    world.scans(6);

    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM eu-west-1");
  }

  @Test
  void q07ARegionThatTheFirstScanMissedIsNamedAndWhatIsBrokenThereIsToldWhenItIsRead() {
    World world =
        new World(IRELAND, VIRGINIA)
            .domain(IRELAND, "example.com", "Success")
            .domain(VIRGINIA, "example.jp", "Failed")
            .unreadable(VIRGINIA, Problem.Kind.THROTTLED);
    world.scan();
    assertThat(world.out.getFirst().text()).contains(VIRGINIA);
    assertThat(world.alerts()).containsExactly("STARTED");

    ScanSummary.Finished summary = world.readable(VIRGINIA).scan();

    assertThat(world.alerts()).containsExactly("FOUND_UNVERIFIED example.jp");
    assertThat(summary.scan().changes()).isEqualTo(Map.of(ChangeKind.FOUND_UNVERIFIED, 1));
  }

  @Test
  void q07AnIdentityThatTheFirstScanMissedIsToldWhenItIsRead() {
    World world =
        new World(IRELAND)
            .domain(IRELAND, "example.com", "Success")
            .unread(IRELAND, "example.jp")
            .domain(IRELAND, "example.net", "Brandnew");
    world.scan();
    assertThat(world.alerts()).containsExactly("STARTED");

    world
        .domain(IRELAND, "example.jp", "Failed")
        .domain(IRELAND, "example.net", "Success", "Failed")
        .scan();

    assertThat(world.alerts())
        .containsExactly("FOUND_UNVERIFIED example.jp", "FOUND_UNVERIFIED example.net");
  }

  @Test
  void q17ANewDomainThatTakesSigningFromItsParentIsToldAtOnce() {
    World world = started();

    world.domain(IRELAND, "mail.example.com", "Pending").scan();
    assertThat(world.alerts()).containsExactly("FOUND_UNVERIFIED mail.example.com");

    world.scans(100);
    assertThat(world.alerts()).isEmpty();
  }

  @Test
  void q17AParentThatIsVerifiedOnlyLaterEndsTheGraceOfTheDomainBelowIt() {
    World world = started().domain(IRELAND, "example.jp", "Pending");
    world.domain(IRELAND, "mail.example.jp", "NotStarted").scan();
    assertThat(world.alerts()).isEmpty();

    world.domain(IRELAND, "example.jp", "Success").scan();

    assertThat(world.alerts()).containsExactly("FOUND_UNVERIFIED mail.example.jp");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Failed", "TemporaryFailure"})
  void q17ANewDomainThatIsBrokenIsToldAtOnce(String status) {
    World world = started().domain(IRELAND, "example.jp", status);

    world.scans(3);

    assertThat(world.alerts()).containsExactly("FOUND_UNVERIFIED example.jp");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Pending", "NotStarted"})
  void aNewDomainThatIsBeingSetUpIsToldAfterADay(String status) {
    World world = started().domain(IRELAND, "example.jp", status, "Pending");

    world.scans(24);
    assertThat(world.alerts()).isEmpty();
    assertThat(world.due()).containsExactly("FOUND_UNVERIFIED eu-west-1 example.jp");

    world.scans(3);
    assertThat(world.alerts()).containsExactly("FOUND_UNVERIFIED example.jp");
  }

  @Test
  void aNewAddressWithoutADomainIsToldAfterADay() {
    World world = started().address(IRELAND, "ops@example.jp");

    world.scans(24);
    assertThat(world.alerts()).isEmpty();

    world.scans(3);
    assertThat(world.alerts()).containsExactly("FOUND_UNVERIFIED example.jp");
  }

  @Test
  void aGraceOfNoTimeAtAllTellsAtOnce() {
    World world = started().patience(Duration.ofHours(1), Duration.ZERO);

    world.domain(IRELAND, "example.jp", "Pending").scan();

    assertThat(world.alerts()).containsExactly("FOUND_UNVERIFIED example.jp");
  }

  @Test
  void aDomainThatTurnsGraverWithinTheDayIsToldAtOnceAndOnlyOnce() {
    World world = started().domain(IRELAND, "example.jp", "Pending");
    world.scan();

    world.domain(IRELAND, "example.jp", "Failed").scan();
    assertThat(world.alerts()).containsExactly("FOUND_UNVERIFIED example.jp");

    world.scans(30);
    assertThat(world.alerts()).isEmpty();
  }

  @Test
  void aDomainThatIsVerifiedWithinTheDayIsNotTalkedOf() {
    World world = started().domain(IRELAND, "example.jp", "Pending");
    world.scan();

    ScanSummary.Finished summary = world.domain(IRELAND, "example.jp", "Success").scan();
    world.scans(30);

    assertThat(summary.scan().changes()).isEqualTo(Map.of(ChangeKind.RECOVERED, 1));
    assertThat(world.alerts()).isEmpty();
    assertThat(world.due()).isEmpty();
  }

  @Test
  void aDomainThatIsRemovedWithinTheDayIsOnlyToldToBeRemoved() {
    World world = started().domain(IRELAND, "example.jp", "Pending");
    world.scan();

    world.remove(IRELAND, "example.jp").scans(30);

    assertThat(world.alerts()).containsExactly("REMOVED example.jp");
  }

  @Test
  void aNewAddressOfABrokenDomainGoesWithItsDomain() {
    World world = started().domain(IRELAND, "example.jp", "Failed");
    world.address(IRELAND, "ops@example.jp").scan();

    assertThat(world.out.getFirst().text()).contains("ops@example.jp");
    assertThat(world.alerts()).containsExactly("FOUND_UNVERIFIED example.jp");
    world.scans(30);
    assertThat(world.alerts()).isEmpty();

    world.domain(IRELAND, "example.jp", "Success").scan();
    assertThat(world.alerts()).containsExactly("RECOVERED example.jp");
  }

  @Test
  void whatStartedNamesIsToldWithItAlsoWhileItIsBeingSetUp() {
    World world = new World(IRELAND).domain(IRELAND, "example.jp", "Pending");
    world.scan();

    assertThat(world.alerts()).containsExactly("STARTED");
    assertThat(world.due()).isEmpty();
    world.scans(30);
    assertThat(world.alerts()).isEmpty();

    world.domain(IRELAND, "example.jp", "Success").scan();
    assertThat(world.alerts()).containsExactly("RECOVERED example.jp");
  }

  @Test
  void q22ADomainWhoseVerificationIsWithdrawnWhileItsDkimIsDownHasWorsened() {
    World world = started().domain(IRELAND, "example.com", "TemporaryFailure");
    world.scan();
    assertThat(world.alerts()).containsExactly("REGRESSED example.com");

    ScanSummary.Finished summary =
        world.domain(IRELAND, "example.com", "TemporaryFailure", "Failed").scan();

    assertThat(world.alerts()).containsExactly("WORSENED example.com");
    assertThat(summary.scan().changes()).isEqualTo(Map.of(ChangeKind.WORSENED, 1));
    assertThat(world.state(IRELAND, "example.com").reason())
        .isEqualTo(Reason.IDENTITY_NOT_VERIFIED);
    world.scans(3);
    assertThat(world.alerts()).isEmpty();
  }

  @Test
  void anIdentityThatIsUnreadableFirstIsComparedWithNothingAndToldSinceWhenItIsSeen() {
    World world = started().unread(IRELAND, "example.jp");
    world.scan();
    assertThat(world.state(IRELAND, "example.jp").verdict()).isEqualTo(Verdict.UNKNOWN);
    Instant found = world.now.plus(Duration.ofHours(1));

    world.domain(IRELAND, "example.jp", "Failed").scan();

    assertThat(world.state(IRELAND, "example.jp").since()).isEqualTo(found);
    assertThat(world.count(AlertKind.OfDomain.FOUND_UNVERIFIED)).isOne();
  }

  private static World started() {
    World world = new World(IRELAND).domain(IRELAND, "example.com", "Success");
    world.scan();
    world.alerts();
    return world;
  }
}
