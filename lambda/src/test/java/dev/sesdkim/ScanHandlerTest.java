package dev.sesdkim;

import static dev.sesdkim.WatchedAccount.HOME;
import static dev.sesdkim.WatchedAccount.OTHER;
import static dev.sesdkim.WatchedAccount.region;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesdkim.local.simulated.Fate;
import dev.sesdkim.local.simulated.Fault;
import dev.sesdkim.local.simulated.LocalTable;
import dev.sesdkim.local.simulated.Service;
import dev.sesdkim.local.simulated.SimulatedIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The handler and its wiring, from the protocols of AWS to rows and alerts.
class ScanHandlerTest {

  private static final Instant LOOKED = Instant.parse("2026-11-24T05:00:00Z");

  private static final LocalTable ENGINE = LocalTable.open("engine");

  private final WatchedAccount watched = new WatchedAccount(ENGINE.client()).withTable();

  @AfterEach
  void stop() {
    watched.close();
  }

  @AfterAll
  static void close() {
    ENGINE.close();
  }

  @Test
  void theAnswerNamesEveryRegionAndWhatBecameOfIt() {
    watched.account.put(HOME, SimulatedIdentity.domain("example.com"));
    watched.account.restrict(OTHER);

    Map<String, Object> answer = watched.invoke();

    assertThat(region(answer, HOME))
        .containsEntry("outcome", "READ")
        .containsEntry("identities", 1)
        .containsEntry("verified", 1);
    assertThat(region(answer, OTHER))
        .containsEntry("outcome", "NOT_READ")
        .containsEntry("kind", "ACCESS_DENIED");
    assertThat(answer)
        .containsEntry("changes", Map.of("FIRST_SEEN", 1))
        .containsEntry(
            "alerts",
            List.of(
                Map.of("kind", "STARTED", "domainCount", 0, "domains", List.of(), "out", true)));
  }

  @Test
  void onlyTheRegionsThatTheSettingsNameAreRead() {
    watched.with("REGIONS", OTHER);

    assertThat(watched.invoke().get("regions")).asString().contains(OTHER).doesNotContain(HOME);
    assertThat(watched.account.count(Service.SES, "ListIdentities", HOME)).isZero();
  }

  @Test
  void aRegionOnTheListThatDoesNotExistFailsTheInvocationAndListsThoseThatDo() {
    watched.with("REGIONS", "eu-west-9");

    assertThatThrownBy(() -> watched.invoke())
        .isInstanceOf(FailedScan.class)
        .hasMessageContainingAll("eu-west-9", HOME, OTHER)
        .satisfies(failure -> assertThat(failure.getStackTrace()).isEmpty());
  }

  @Test
  void aRegionThatHangsEndsWithTheDeadlineAndTheAlertsForTheRestAreOut() {
    watched.account.put(HOME, SimulatedIdentity.domain("example.com"));
    watched.invoke();
    watched.account.breakDkim(HOME, "example.com", LOOKED);
    CountDownLatch never = new CountDownLatch(1);
    watched.account.inject(
        Fault.on(
            call -> call.service() == Service.SES && call.region().equals(OTHER),
            new Fate.Surrounded(never::await, () -> {})));

    Map<String, Object> answer = watched.invoke(Duration.ofSeconds(16));

    assertThat(region(answer, OTHER))
        .containsEntry("outcome", "NOT_READ")
        .containsEntry("kind", "DEADLINE");
    assertThat(region(answer, HOME)).containsEntry("outcome", "READ");
    assertThat(watched.kinds()).containsExactly("STARTED", "REGRESSED", "SCAN_PROBLEM");
  }

  @Test
  void theLastLineIsTheMetrics() {
    watched.account.put(HOME, SimulatedIdentity.domain("example.com"));

    watched.invoke();

    assertThat(watched.events()).filteredOn(line -> line.containsKey("_aws")).hasSize(1);
    assertThat(watched.events().getLast())
        .containsEntry("ScanHealthy", 1)
        .containsEntry("FunctionName", InvocationContext.NAME);
  }
}
