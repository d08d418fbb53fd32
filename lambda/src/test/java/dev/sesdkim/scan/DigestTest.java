package dev.sesdkim.scan;

import static dev.sesdkim.dkim.Readings.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.dkim.Mute;
import dev.sesdkim.dkim.Problem;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// The digest comes once a week, whatever dies, and whenever somebody asks for it. Monitoring
/// begins on a Tuesday.
class DigestTest {

  private static final String IRELAND = "eu-west-1";
  private static final String VIRGINIA = "us-east-1";

  @Test
  void itComesOnceAWeekFromAWeekAfterTheBeginning() {
    World world = weekly().every(Duration.ofDays(1));

    world.scans(35);

    assertThat(world.alerts()).containsExactly("STARTED", "DIGEST", "DIGEST", "DIGEST");
  }

  @Test
  void withoutOneNothingIsSaid() {
    World world = new World(IRELAND).domain(IRELAND, "example.com", "Success");

    world.every(Duration.ofDays(1)).scans(35);

    assertThat(world.alerts()).containsExactly("STARTED");
  }

  @Test
  void ifTheScanDiesAfterItBecameDueTheNextOneTellsIt() {
    World world = weekly();
    world.scan();
    world.every(Duration.ofDays(15)).order();
    world.every(Duration.ofHours(1));
    world.beforeCall(
        call -> {
          if (call == Announced.Call.PUBLISH) {
            throw new Killed();
          }
        });
    assertThat(catchThrowable(world::scan)).isInstanceOf(Killed.class);

    world.beforeCall(_ -> {}).scans(3);

    assertThat(world.alerts()).containsExactly("STARTED", "DIGEST");
  }

  @Test
  void whatTheTopicRefusesStaysDueAndComesOnce() {
    World world = weekly();
    world.scan();
    world.every(Duration.ofDays(15)).order();
    world.every(Duration.ofHours(1)).refusing(true).scans(2);
    assertThat(world.due()).containsExactly("DIGEST * digest");

    world.refusing(false).scans(3);

    assertThat(world.alerts()).containsExactly("STARTED", "DIGEST");
  }

  @Test
  void whoAsksGetsOneAtOnceAndTheWeeklyOneAllTheSame() {
    World world = weekly();
    world.scan();
    world.digestNow(true).scan();
    assertThat(world.alerts()).containsExactly("STARTED", "DIGEST");

    world.digestNow(false).every(Duration.ofDays(1)).scans(15);

    assertThat(world.alerts()).containsExactly("DIGEST");
  }

  @Test
  void whoAsksWhileAScanIsRunningGetsItFromTheNextOne() {
    World world = weekly();
    world.scan();
    world.alerts();
    world.beforeReading(
        _ -> {
          world.beforeReading(_ -> {});
          ScanRun asked = world.digestNow(true).order("meanwhile", () -> world.now);
          world.digestNow(false);
          assertThat(world.scan(asked)).isInstanceOf(ScanSummary.Skipped.class);
        });
    world.every(Duration.ofSeconds(1)).scan();

    world.every(Duration.ofHours(1)).scan();

    assertThat(world.alerts()).containsExactly("DIGEST");
  }

  @Test
  void itSaysWhatIsBrokenAtRiskMutedAndNotReadAndHowMuchIsFine() {
    World world = new World(IRELAND, VIRGINIA).domain(IRELAND, "fine.example", "Success");
    world.domain(IRELAND, "broken.example", "Failed").address(IRELAND, "a@broken.example");
    world.domain(IRELAND, "quiet.example", "Failed").domain(VIRGINIA, "far.example", "Failed");
    world.table.mute(
        new Mute(
            ACCOUNT,
            Mute.EVERYWHERE,
            "quiet.example",
            World.START.plus(Duration.ofDays(30)),
            "being retired",
            "arn:a",
            World.START));
    world.scan();
    world.unreadable(VIRGINIA, Problem.Kind.UNAVAILABLE).digestNow(true).scan();

    AlertMessage digest = digest(world);

    assertThat(digest.subject())
        .isEqualTo("DKIM weekly: 2 domains broken, 1 region not read (prod)");
    assertThat(digest.text())
        .contains("broken.example", "also 1 address", "far.example", "quiet.example", "Not read")
        .contains("until 24 Dec", "1 of 5 identities are fine")
        .doesNotContain("fine.example");
    assertThat(digest.event()).contains("\"state\":\"MUTED\"", "\"fine\":1");
  }

  @Test
  void whereNothingCouldBeScannedItSaysThatNoRegionIsRead() {
    World world = weekly().enable("ap-east-1").withoutSes("ap-east-1");
    world.scan();
    world.regions(
        () -> {
          throw new ScanFailure(
              "denied", new Problem(Problem.Kind.ACCESS_DENIED, "ec2:DescribeRegions", "denied"));
        });

    assertThat(catchThrowable(world.digestNow(true)::scan)).isInstanceOf(ScanFailure.class);

    assertThat(digest(world).subject()).contains("1 region not read");
    assertThat(digest(world).text()).contains(IRELAND).doesNotContain("ap-east-1");
  }

  private static World weekly() {
    return new World(IRELAND).domain(IRELAND, "example.com", "Success").digest("MON 08:00");
  }

  private static AlertMessage digest(World world) {
    return world.out.stream()
        .filter(message -> message.kind() == AlertKind.OfAccount.DIGEST)
        .findFirst()
        .orElseThrow();
  }

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }
}
