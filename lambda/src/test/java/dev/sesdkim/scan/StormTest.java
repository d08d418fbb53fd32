package dev.sesdkim.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.dkim.ChangeKind;
import dev.sesdkim.dkim.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Many things at once are few messages, and one answer of SES is not believed that takes hundreds
/// away.
class StormTest {

  private static final String IRELAND = "eu-west-1";

  @Test
  void q10ThousandsOfDomainsWithAnAddressEachThatBreakAtOnceAreFewMessages() {
    World world = new World(IRELAND);
    int many = 3_000;
    brands(world, many, "Success");
    for (int i = 0; i < many; i++) {
      world.address(IRELAND, "info@brand%05d.example.com".formatted(i));
    }
    world.scan();
    world.alerts();
    Map<Announced.Call, Integer> calls = new EnumMap<>(Announced.Call.class);
    world.beforeCall(
        call -> {
          synchronized (calls) {
            calls.merge(call, 1, Integer::sum);
          }
        });

    brands(world, many, "Failed");
    ScanSummary.Finished summary = world.scan();

    assertThat(world.out).hasSizeLessThanOrEqualTo(3 * many / 500);
    assertThat(world.out.stream().map(AlertMessage::domains).flatMap(List::stream))
        .hasSize(many)
        .doesNotHaveDuplicates();
    assertThat(summary.scan().changes()).isEqualTo(Map.of(ChangeKind.REGRESSED, 2 * many));
    assertThat(calls.get(Announced.Call.TOLD)).isEqualTo(world.out.size());
    assertThat(calls.get(Announced.Call.DUE)).isEqualTo(2);
    assertThat(world.due()).isEmpty();
  }

  @Test
  void upToThreeDomainsAreToldEachByItself() {
    World world = new World(IRELAND);
    brands(world, 4, "Success");
    world.scan();
    world.alerts();

    brands(world, 3, "Failed");
    world.scan();
    assertThat(world.alerts())
        .containsExactly(
            "REGRESSED brand00000.example.com",
            "REGRESSED brand00001.example.com",
            "REGRESSED brand00002.example.com");

    brands(world, 4, "Success");
    world.scan();
    world.alerts();
    brands(world, 4, "Failed");
    world.scan();
    assertThat(world.out).hasSize(1);
    assertThat(world.out.getFirst().domains()).hasSize(4);
  }

  @Test
  void whatOneMessageTellsIsNoLongerDueBeforeTheNextGoesOut() {
    World world = new World(IRELAND);
    brands(world, 1_100, "Success");
    world.scan();
    world.alerts();
    brands(world, 1_100, "Failed");
    List<Integer> due = new ArrayList<>();
    world.topic(
        _ -> {
          due.add(world.due().size());
          return Optional.empty();
        });

    world.scan();

    assertThat(due).containsExactly(1_100, 600, 100);
    assertThat(world.due()).isEmpty();
  }

  @Test
  void q14RegressionsThatWereSavedAndToldAreCountedThoughTheirRegionWasReadInPart() {
    World world = new World(IRELAND);
    brands(world, 200, "Success");
    world.scan();
    brands(world, 200, "Failed");
    world.ses.readsOnly(IRELAND, RegionReadings.BATCH);

    ScanSummary.Finished summary = world.scan();

    assertThat(summary.scan().regionsReadInPart()).containsOnlyKeys(IRELAND);
    assertThat(summary.scan().changes()).isEqualTo(Map.of(ChangeKind.REGRESSED, 100));
    assertThat(told(world, AlertKind.OfDomain.REGRESSED)).isEqualTo(100);
  }

  @Test
  void q18OneEmptyListIsNotBelievedAndASecondOneIsOneMessage() {
    World world = new World(IRELAND);
    brands(world, 201, "Success");
    world.scan();
    world.alerts();
    for (int i = 0; i < 201; i++) {
      world.remove(IRELAND, name(i));
    }

    ScanSummary.Finished first = world.scan();
    assertThat(world.alerts()).isEmpty();
    assertThat(first.scan().changes()).isEmpty();
    assertThat(world.table.states()).hasSize(201);

    ScanSummary.Finished second = world.scan();
    assertThat(second.scan().changes()).isEqualTo(Map.of(ChangeKind.REMOVED, 201));
    assertThat(world.out).hasSize(1);
    assertThat(told(world, AlertKind.OfDomain.REMOVED)).isEqualTo(201);
    assertThat(world.table.removed())
        .hasSize(201)
        .allMatch(
            state -> state.dates().removedAt().equals(Optional.of(World.START.plusSeconds(3_600))));
  }

  @Test
  void q18AListThatIsShortOnceNowAndThenRemovesNothing() {
    World world = new World(IRELAND);
    brands(world, 20, "Success");
    world.scan();
    world.alerts();

    for (int n = 0; n < 5; n++) {
      world.remove(IRELAND, name(3)).scan();
      world.domain(IRELAND, name(3), "Success").scan();
    }

    assertThat(world.alerts()).isEmpty();
    assertThat(world.table.removed()).isEmpty();
    assertThat(world.state(IRELAND, name(3)).suspected()).isEmpty();
  }

  @Test
  void q18ADomainThatIsNotListedOnceTakesNoAddressDown() {
    World world = new World(IRELAND).domain(IRELAND, "example.com", "Success");
    world.domain(IRELAND, "mail.example.com", "Success");
    world.address(IRELAND, "ops@mail.example.com").address(IRELAND, "ops@example.com").scan();
    world.alerts();

    world.remove(IRELAND, "example.com").scan();
    assertThat(world.alerts()).isEmpty();
    assertThat(world.state(IRELAND, "ops@example.com").verdict()).isEqualTo(Verdict.VERIFIED);
    world.domain(IRELAND, "example.com", "Success").scan();
    assertThat(world.alerts()).isEmpty();
    assertThat(world.state(IRELAND, "ops@example.com").suspected()).isEmpty();

    world.remove(IRELAND, "example.com").scans(2);
    assertThat(world.alerts()).containsExactly("REGRESSED example.com", "REMOVED example.com");
    world.remove(IRELAND, "mail.example.com").scans(2);
    assertThat(world.alerts())
        .containsExactly("REGRESSED mail.example.com", "REMOVED mail.example.com");
  }

  @Test
  void q18ARetryOfTheScanThatMissedThemIsNoSecondOne() {
    World world = new World(IRELAND).every(Duration.ofHours(2));
    brands(world, 2, "Success");
    world.scan();
    world.alerts();
    world.remove(IRELAND, name(0));
    ScanRun missed = world.order();
    world.scan(missed);

    world.scan(world.order(missed.moment().scanId(), () -> world.now));

    assertThat(world.alerts()).isEmpty();
    world.scan();
    assertThat(world.alerts()).containsExactly("REMOVED brand00000.example.com");
  }

  private static void brands(World world, int many, String status) {
    for (int i = 0; i < many; i++) {
      world.domain(IRELAND, name(i), status);
    }
  }

  private static String name(int brand) {
    return "brand%05d.example.com".formatted(brand);
  }

  private static int told(World world, AlertKind.OfDomain kind) {
    return world.out.stream()
        .filter(message -> message.kind() == kind)
        .mapToInt(message -> message.domains().size())
        .sum();
  }
}
