package dev.sesdkim.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A monitor that cannot see says so: once, within three scans, and as long as it lasts.
class BlindnessTest {

  private static final String IRELAND = "eu-west-1";
  private static final String VIRGINIA = "us-east-1";
  private static final int TWO_DAYS = 48;

  @ParameterizedTest
  @EnumSource(
      value = Problem.Kind.class,
      names = {"THROTTLED", "UNAVAILABLE", "ACCESS_DENIED", "DEADLINE", "NOT_AN_ANSWER"})
  void q01AttributesThatEndEverywhereAreToldAndNotHealthy(Problem.Kind kind) {
    World world = started();
    world.ses.unread(IRELAND, kind);
    world.ses.unread(VIRGINIA, kind);

    isBlindAndSaysSo(world);
  }

  @ParameterizedTest
  @EnumSource(
      value = Problem.Kind.class,
      names = {"THROTTLED", "UNAVAILABLE", "REJECTED", "INCOMPLETE"})
  void q01AttributesThatAreLeftOutEverywhereAreToldAndNotHealthy(Problem.Kind kind) {
    World world = started();
    world.ses.unanswered(IRELAND, kind);
    world.ses.unanswered(VIRGINIA, kind);

    isBlindAndSaysSo(world);
  }

  private static void isBlindAndSaysSo(World world) {
    world.domain(IRELAND, "example.com", "Failed").domain(VIRGINIA, "example.jp", "Failed");

    for (int scan = 0; scan < TWO_DAYS; scan++) {
      ScanSummary.Finished summary = world.scan();
      assertThat(summary.scan().regionsNotRead()).containsOnlyKeys(IRELAND, VIRGINIA);
      assertThat(summary.scan().healthy()).isFalse();
      assertThat(summary.failure()).isPresent();
      if (scan == 2) {
        assertThat(world.count(AlertKind.OfScan.SCAN_PROBLEM)).isOne();
      }
    }
    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM eu-west-1 us-east-1");

    world.readable(IRELAND).readable(VIRGINIA);
    assertThat(world.scan().scan().healthy()).isTrue();
    assertThat(world.alerts())
        .containsExactly(
            "REGRESSED example.com", "REGRESSED example.jp", "SCAN_RECOVERED eu-west-1 us-east-1");
  }

  @Test
  void q01AttributesThatFailInOneOfTwoPartsAreReadInPartAndEachIdentityIsTold() {
    World world = started();
    for (int i = 0; i < 150; i++) {
      world.domain(IRELAND, "brand%03d.example.com".formatted(i), "Success");
    }
    world.scan();
    for (int i = 0; i < 100; i++) {
      world.unread(IRELAND, "brand%03d.example.com".formatted(i));
    }

    ScanSummary.Finished first = world.scan();
    world.scans(9);

    assertThat(first.scan().regionsReadInPart()).containsOnlyKeys(IRELAND);
    assertThat(first.scan().healthy()).isFalse();
    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM eu-west-1");
  }

  @Test
  void q02AStatusThatNobodyKnowsIsToldOnceAfterThreeScansAndNamesTheIdentity() {
    World world = started().domain(IRELAND, "example.com", "Brandnew");

    isToldAfterThreeScans(world);
  }

  @Test
  void q02AnIdentityThatIsLeftOutOfTheAnswersIsToldOnceAfterThreeScans() {
    World world = started().unread(IRELAND, "example.com");

    isToldAfterThreeScans(world);
  }

  private static void isToldAfterThreeScans(World world) {
    world.domain(IRELAND, "good.example.com", "Success").scans(2);
    assertThat(world.alerts()).isEmpty();

    assertThat(world.scan().scan().healthy()).isFalse();
    assertThat(world.out.getFirst().text()).contains("example.com");
    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM eu-west-1");

    for (int scan = 0; scan < TWO_DAYS; scan++) {
      assertThat(world.scan().scan().healthy()).isFalse();
    }
    assertThat(world.alerts()).isEmpty();

    world.domain(IRELAND, "example.com", "Success");
    assertThat(world.scan().scan().healthy()).isTrue();
    assertThat(world.alerts()).containsExactly("SCAN_RECOVERED eu-west-1");
  }

  @Test
  void q09ARegionWhoseEndpointIsNotFoundAnyMoreStaysNotReadThoughItsProblemWasRefused() {
    World world = started().withoutSes(IRELAND).refusing(true);

    for (int scan = 0; scan < 4; scan++) {
      ScanSummary.Finished summary = world.scan();
      assertThat(summary.scan().regionsNotRead()).containsOnlyKeys(IRELAND);
      assertThat(summary.scan().healthy()).isFalse();
    }
    world.refusing(false).scans(3);

    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM eu-west-1");
    assertThat(world.region(IRELAND).unread()).isPresent();
    assertThat(world.state(IRELAND, "example.com").removed()).isFalse();
  }

  @Test
  void q09ARegionThatNeverHadSesIsNothingToComplainOf() {
    World world = started().enable("ap-east-1").withoutSes("ap-east-1");

    for (int scan = 0; scan < 5; scan++) {
      assertThat(world.scan().scan().healthy()).isTrue();
    }

    assertThat(world.alerts()).isEmpty();
  }

  @Test
  void q09ARegionThatTurnsOutToHaveNoSesIsNoLongerCalledUnread() {
    World world = started().enable("ap-east-1").unreadable("ap-east-1", Problem.Kind.DEADLINE);
    world.scans(3);
    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM ap-east-1");

    world.withoutSes("ap-east-1").scans(2);

    assertThat(world.alerts()).containsExactly("SCAN_RECOVERED ap-east-1");
    assertThat(world.region("ap-east-1").unread()).isEmpty();
  }

  @Test
  void q09ARegionThatAnsweredThoughNeverReadIsNotTakenForOneWithoutSes() {
    World world = started().enable("xx-new-1").unreadable("xx-new-1", Problem.Kind.ACCESS_DENIED);
    world.scans(3);
    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM xx-new-1");

    ScanSummary.Finished summary = world.withoutSes("xx-new-1").scan();

    assertThat(summary.scan().regionsNotRead()).containsOnlyKeys("xx-new-1");
    assertThat(summary.scan().healthy()).isFalse();
    assertThat(world.alerts()).isEmpty();
  }

  @Test
  void q15ARegionThatIsNotReadKeepsItsLastKnownCountsAndIsNamedAsNotRead() {
    World world =
        started()
            .domain(IRELAND, "broken.example.com", "Failed")
            .domain(VIRGINIA, "broken.example.jp", "Failed");
    Counts all = world.scan().scan().counts();

    ScanSummary.Finished summary = world.unreadable(IRELAND, Problem.Kind.UNAVAILABLE).scan();

    assertThat(all).isEqualTo(new Counts(2, 2, 0));
    assertThat(summary.scan().counts()).isEqualTo(all);
    assertThat(summary.scan().regionsNotRead()).containsOnlyKeys(IRELAND);
    assertThat(world.region(IRELAND).counts()).isEqualTo(new Counts(1, 1, 0));
    assertThat(world.region(IRELAND).readAt()).contains(world.now.minusSeconds(3600));
  }

  @Test
  void q16AScanInWhichAllRegionsButOneFailIsNotHealthy() {
    String[] regions = {"eu-west-1", "eu-west-2", "eu-west-3", "eu-central-1", "us-east-1"};
    World world = new World(regions);
    assertThat(world.scan().scan().healthy()).isTrue();

    List.of(regions)
        .subList(1, regions.length)
        .forEach(region -> world.unreadable(region, Problem.Kind.UNAVAILABLE));
    ScanSummary.Finished summary = world.scan();

    assertThat(summary.scan().regionsRead()).containsExactly(regions[0]);
    assertThat(summary.scan().healthy()).isFalse();
  }

  @Test
  void q24ALostRegionThatCanBeReadAgainIsTold() {
    World world = started().unreadable(IRELAND, Problem.Kind.ACCESS_DENIED);
    world.scans(2);
    world.alerts();

    world.readable(IRELAND).scans(2);

    assertThat(world.alerts()).containsExactly("SCAN_RECOVERED eu-west-1");
    assertThat(world.region(IRELAND).unread()).isEmpty();
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
