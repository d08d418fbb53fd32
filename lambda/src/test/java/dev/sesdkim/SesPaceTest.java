package dev.sesdkim;

import static dev.sesdkim.WatchedAccount.HOME;
import static dev.sesdkim.WatchedAccount.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.local.simulated.Call;
import dev.sesdkim.local.simulated.LocalTable;
import dev.sesdkim.local.simulated.Service;
import dev.sesdkim.local.simulated.SimulatedIdentity;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SesPaceTest {

  private static final LocalTable ENGINE = LocalTable.open("engine");

  @AfterAll
  static void close() {
    ENGINE.close();
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 0", "1, 1, 1", "100, 1, 1", "101, 1, 2", "1001, 2, 11"})
  void s7RegionsAreReadSideBySideInTheFewestCallsAndNoneIsThrottled(
      int identities, int lists, int batches) {
    TurnsTogether turns = new TurnsTogether(2);
    try (WatchedAccount watched =
        new WatchedAccount(ENGINE.client()).withTable().paced(turns, turns)) {
      for (String region : List.of(HOME, OTHER)) {
        IntStream.range(0, identities)
            .mapToObj("d%04d.example.com"::formatted)
            .forEach(name -> watched.account.put(region, SimulatedIdentity.domain(name)));
      }
      watched.account.limitSes(turns);

      watched.invoke();

      for (String region : List.of(HOME, OTHER)) {
        assertThat(watched.account.count(Service.SES, "ListIdentities", region)).isEqualTo(lists);
        assertThat(sesCalls(watched, region)).hasSize(lists + 3 * batches);
      }
      assertThat(String.join("\n", watched.log))
          .contains("\"verified\":" + identities)
          .doesNotContainIgnoringCase("throttl");
    }
  }

  @ParameterizedTest
  @CsvSource({"'', 1015", "0.5, 2030", "5, 203"})
  void s7ThePaceIsTheOneThatIsSet(String callsPerSecond, long spacing) {
    SkippedTime time = new SkippedTime();
    List<Duration> pauses = new CopyOnWriteArrayList<>();
    try (WatchedAccount watched =
        new WatchedAccount(ENGINE.client())
            .withTable()
            .with("REGIONS", HOME)
            .with("SES_CALLS_PER_SECOND", callsPerSecond)
            .paced(
                time,
                wait -> {
                  pauses.add(wait);
                  time.pause(wait);
                })) {
      watched.account.put(HOME, SimulatedIdentity.domain("example.com"));

      watched.invoke();

      assertThat(pauses).isNotEmpty().containsOnly(Duration.ofMillis(spacing));
    }
  }

  private static List<Call> sesCalls(WatchedAccount watched, String region) {
    return watched.account.calls().stream()
        .filter(call -> call.service() == Service.SES && call.region().equals(region))
        .toList();
  }
}
