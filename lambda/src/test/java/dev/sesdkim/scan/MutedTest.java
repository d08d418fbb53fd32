package dev.sesdkim.scan;

import static dev.sesdkim.dkim.Readings.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Mute;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Standing;
import dev.sesdkim.dkim.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a person has muted is remembered and not told; when the mute is over, what is still wrong
/// is told as if it were seen for the first time.
class MutedTest {

  private static final String IRELAND = "eu-west-1";
  private static final String VIRGINIA = "us-east-1";
  private static final String NAME = "example.com";

  @Test
  void aMutedDomainThatBreaksIsRememberedAndNotToldAndTheScanIsHealthy() {
    World world = running();
    mute(world, NAME, 10);

    world.domain(IRELAND, NAME, "Failed");
    ScanSummary.Finished scan = world.scan();

    assertThat(world.alerts()).isEmpty();
    assertThat(world.due()).isEmpty();
    assertThat(scan.scan().healthy()).isTrue();
    assertThat(world.state(IRELAND, NAME).verdict()).isEqualTo(Verdict.UNVERIFIED);
    assertThat(Standing.of(world.state(IRELAND, NAME))).isEqualTo(Standing.MUTED);
    assertThat(world.table.history(World.identity(IRELAND, NAME))).hasSize(2);
  }

  @Test
  void whatIsStillBrokenWhenItsMuteEndsIsToldOnceAsFoundUnverified() {
    World world = running();
    mute(world, NAME, 3);
    world.domain(IRELAND, NAME, "Failed").scans(2);
    assertThat(world.alerts()).isEmpty();

    world.scans(5);

    assertThat(world.alerts()).containsExactly("FOUND_UNVERIFIED example.com");
    assertThat(world.state(IRELAND, NAME).notice().mutedUntil()).isEmpty();
    world.domain(IRELAND, NAME, "Success").scan();
    assertThat(world.alerts()).containsExactly("RECOVERED example.com");
  }

  @Test
  void whatIsUnmutedIsToldByTheNextScan() {
    World world = running();
    Mute mute = mute(world, NAME, 100);
    world.domain(IRELAND, NAME, "Failed").scan();

    world.table.unmute(mute);
    world.scans(2);

    assertThat(world.alerts()).containsExactly("FOUND_UNVERIFIED example.com");
  }

  @Test
  void whatBreaksAndIsFixedUnderItsMuteIsNeverTold() {
    World world = running();
    mute(world, NAME, 4);
    world.domain(IRELAND, NAME, "Failed").scan();

    world.domain(IRELAND, NAME, "Success").scans(6);

    assertThat(world.alerts()).isEmpty();
  }

  @Test
  void whoHeardThatItBrokeHearsThatItIsFixedThoughItWasMutedMeanwhile() {
    World world = running();
    world.domain(IRELAND, NAME, "Failed").scan();
    mute(world, NAME, 100);
    world.scan();

    world.domain(IRELAND, NAME, "Success").scan();

    assertThat(world.alerts()).containsExactly("REGRESSED example.com", "RECOVERED example.com");
  }

  @Test
  void whatWorsensOrIsFirstSeenUnderItsMuteIsNotTold() {
    World world = running().domain(IRELAND, NAME, "TemporaryFailure");
    world.scan();
    world.alerts();
    mute(world, NAME, 100);
    mute(world, "new.example", 100);

    world.domain(IRELAND, NAME, "Failed").domain(IRELAND, "new.example", "Failed").scans(3);

    assertThat(world.alerts()).isEmpty();
    assertThat(world.due()).isEmpty();
  }

  @Test
  void aGraceThatRunsWhenItsDomainIsMutedIsWithdrawn() {
    World world = running().domain(IRELAND, "new.example", "Pending");
    world.scan();
    assertThat(world.due()).containsExactly("FOUND_UNVERIFIED eu-west-1 new.example");

    mute(world, "new.example", 30);
    world.scan();

    assertThat(world.due()).isEmpty();
    world.scans(35);
    assertThat(world.alerts()).containsExactly("FOUND_UNVERIFIED new.example");
  }

  @Test
  void whatWasDueBeforeItWasMutedIsWithdrawnAndToldOnceWhenTheMuteEnds() {
    World world = running().refusing(true).domain(IRELAND, NAME, "Failed");
    world.scan();
    mute(world, NAME, 4);

    world.refusing(false).scan();

    assertThat(world.alerts()).isEmpty();
    assertThat(world.due()).isEmpty();
    world.scans(6);
    assertThat(world.alerts()).containsExactly("FOUND_UNVERIFIED example.com");
  }

  @Test
  void whatWasDueOfARegionThatIsNotReadStaysDueWhileItIsMutedAndIsToldAfterwards() {
    World world = running().refusing(true).domain(IRELAND, NAME, "Failed");
    world.scan();
    mute(world, NAME, 3);
    world.unreadable(IRELAND, Problem.Kind.UNAVAILABLE).refusing(false).scan();
    assertThat(world.alerts()).isEmpty();
    assertThat(world.due()).contains("REGRESSED eu-west-1 example.com");

    world.readable(IRELAND).scans(5);

    assertThat(world.alerts()).filteredOn(one -> one.contains(NAME)).hasSize(1);
  }

  @Test
  void anAddressIsMutedWithTheDomainThatTakesItDownAndToldWithIt() {
    World world = running().address(IRELAND, "info@example.com");
    world.scan();
    mute(world, NAME, 4);

    world.domain(IRELAND, NAME, "Failed").scans(2);

    assertThat(world.alerts()).isEmpty();
    assertThat(world.state(IRELAND, "info@example.com").reason())
        .isEqualTo(Reason.DOMAIN_UNVERIFIED);
    world.scans(5);
    assertThat(world.out).hasSize(1);
    assertThat(world.out.getFirst().text()).contains("info@");
    assertThat(world.alerts()).containsExactly("FOUND_UNVERIFIED example.com");
    assertThat(world.due()).isEmpty();
  }

  @Test
  void aMutedAddressIsNotNamedWhenItsDomainBreaks() {
    World world = running().address(IRELAND, "info@example.com").address(IRELAND, "a@example.com");
    world.scan();
    mute(world, "info@example.com", 100);

    world.domain(IRELAND, NAME, "Failed").scan();

    assertThat(world.out.getLast().event()).contains("a@example.com").doesNotContain("info@");
    assertThat(world.alerts()).containsExactly("REGRESSED example.com");
  }

  @Test
  void aMuteOfOneRegionHidesNoOther() {
    World world = new World(IRELAND, VIRGINIA);
    world.domain(IRELAND, NAME, "Success").domain(VIRGINIA, NAME, "Success").scan();
    world.alerts();
    world.table.mute(mute(IRELAND, NAME, world.upcoming().plus(Duration.ofDays(1))));

    world.domain(IRELAND, NAME, "Failed").domain(VIRGINIA, NAME, "Failed").scan();

    assertThat(world.out.getLast().regions()).containsExactly(VIRGINIA);
  }

  @Test
  void aStormLeavesOutWhatIsMuted() {
    World world = new World(IRELAND);
    List<String> names = List.of("a.example", "b.example", "c.example", "d.example", "e.example");
    names.forEach(name -> world.domain(IRELAND, name, "Success"));
    world.scan();
    world.alerts();
    mute(world, "c.example", 100);

    names.forEach(name -> world.domain(IRELAND, name, "Failed"));
    world.scan();

    assertThat(world.alerts()).containsExactly("REGRESSED a.example b.example d.example e.example");
  }

  @Test
  void theFirstMessageDoesNotNameWhatIsMuted() {
    World world =
        new World(IRELAND).domain(IRELAND, NAME, "Failed").domain(IRELAND, "b.example", "Failed");
    mute(world, NAME, 100);

    world.scan();

    assertThat(world.out.getFirst().event()).contains("b.example").doesNotContain(NAME);
    assertThat(world.due()).isEmpty();
  }

  @Test
  void thatAMutedIdentityIsRemovedOrCannotBeReadIsTold() {
    World world = running().domain(IRELAND, "other.example", "Success");
    world.scan();
    mute(world, NAME, 100);
    mute(world, "other.example", 100);

    world.remove(IRELAND, NAME).unread(IRELAND, "other.example").scans(4);

    assertThat(world.alerts()).contains("REMOVED example.com", "SCAN_PROBLEM eu-west-1").hasSize(2);
  }

  @Test
  void mutesThatCannotBeReadAreToldOnceAndWhatWasMutedStaysMutedAsLongAsItsRowSays() {
    World world = running();
    mute(world, NAME, 4);
    world.domain(IRELAND, NAME, "Failed").scan();
    failing(world);

    world.scans(2);

    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM");
    world.scans(4);
    assertThat(world.alerts()).containsExactly("FOUND_UNVERIFIED example.com");
    world.beforeCall(_ -> {}).scans(3);
    assertThat(world.alerts()).containsExactly("SCAN_RECOVERED");
  }

  @Test
  void whatIsNotKnownToBeMutedIsToldWhileTheMutesCannotBeRead() {
    World world = running();
    mute(world, NAME, 100);
    failing(world);

    world.domain(IRELAND, NAME, "Failed").scan();

    assertThat(world.alerts()).contains("REGRESSED example.com", "SCAN_PROBLEM");
    world.beforeCall(_ -> {}).scans(3);
    assertThat(world.alerts()).containsExactly("SCAN_RECOVERED");
  }

  @Test
  void aMutedScanIsAsQuietAsAnyOther() {
    World world = running();
    mute(world, NAME, 100);
    world.domain(IRELAND, NAME, "Failed").scans(2);
    world.beforeCall(
        call -> assertThat(call).isNotIn(Announced.Call.SAVE_STATES, Announced.Call.WITHDRAW));

    world.scans(3);

    assertThat(world.alerts()).isEmpty();
  }

  private static void failing(World world) {
    world.beforeCall(
        call -> {
          if (call == Announced.Call.MUTES) {
            throw new ScanFailure(
                "The table does not answer",
                new Problem(Problem.Kind.STORE, "dynamodb:Query", "no answer"));
          }
        });
  }

  private static World running() {
    World world = new World(IRELAND).domain(IRELAND, NAME, "Success");
    world.domain(IRELAND, "fine.example", "Success").scan();
    world.alerts();
    return world;
  }

  /// Everywhere, for so many hours from the next scan on.
  private static Mute mute(World world, String name, int hours) {
    Mute mute =
        mute(
            Mute.EVERYWHERE, name, world.upcoming().plus(Duration.ofHours(hours).minusMinutes(30)));
    world.table.mute(mute);
    return mute;
  }

  private static Mute mute(String region, String name, Instant until) {
    return new Mute(ACCOUNT, region, name, until, "being retired", "arn:a", World.START);
  }
}
