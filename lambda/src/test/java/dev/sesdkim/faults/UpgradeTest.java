package dev.sesdkim.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.aws.table.StoredRows;
import dev.sesdkim.local.simulated.SimulatedIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A table that another version wrote.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpgradeTest {

  private static final Instant FIRST = Instant.parse("2026-11-24T03:00:00Z");
  private static final Instant LATER = Instant.parse("2026-11-24T06:00:00Z");
  private static final Set<String> OF_A_NEWER_VERSION =
      Set.of("broke.example.com", "gone.example.com", "steady.example.com");

  private final Bench bench = new Bench(Changes.REGIONS);

  @AfterAll
  void close() {
    bench.close();
  }

  @Test
  void rowsOfANewerSchemaAreNeverTouchedAndTheOthersGoOn() {
    Changes.before(bench, List.of());
    Invocation.run(bench, "first", FIRST, Plan.allPass());
    List<Map<String, AttributeValue>> rows = bench.rows().stream().map(UpgradeTest::newer).toList();
    List<Map<String, AttributeValue>> newer = rows.stream().filter(UpgradeTest::isNewer).toList();
    assertThat(newer).hasSize(8);
    Changes.before(bench, rows);
    Changes.after(bench);

    Invocation.run(bench, "second", FIRST.plus(Duration.ofHours(1)), Plan.allPass());
    Invocation.run(bench, "third", FIRST.plus(Duration.ofHours(2)), Plan.allPass());

    assertThat(bench.rows()).containsAll(newer);
    assertThat(Changes.heard(bench.account().published()))
        .contains("REGRESSED off.example.com", "RECOVERED back.example.com", "SCAN_PROBLEM *")
        .doesNotContain("REMOVED gone.example.com");
  }

  @Test
  void rowsOfTheFirstSchemaGoOnAsIfThisVersionHadWrittenThem() {
    StoredRows stored = StoredRows.of("rows-schema-1.json");
    List<Map<String, AttributeValue>> rows =
        List.of("unverifiedDomain", "removedAddressThatWasNeverReadable", "scan").stream()
            .map(stored::row)
            .toList();
    bench
        .begin(rows, Changes.WEST, Changes.EAST)
        .put(Changes.WEST, SimulatedIdentity.domain("example.com"));

    Invocation scan = Invocation.run(bench, "next", LATER, Plan.allPass());

    assertThat(scan.finished().failure()).isEmpty();
    assertThat(Changes.heard(bench.account().published()))
        .contains("RECOVERED example.com")
        .doesNotContain("STARTED *", "SCAN_PROBLEM *");
    assertThat(new Rows(bench.rows()).states())
        .containsExactlyInAnyOrder(
            "eu-west-1 example.com OK", "eu-west-1 Some.One+tag@Example.com UNREADABLE removed");
  }

  private static Map<String, AttributeValue> newer(Map<String, AttributeValue> row) {
    if (!OF_A_NEWER_VERSION.contains(Rows.text(row, "identity"))) {
      return row;
    }
    Map<String, AttributeValue> newer = new HashMap<>(row);
    newer.put("schema", AttributeValue.fromN("2"));
    newer.put("reason", AttributeValue.fromS("A_NEW_REASON"));
    newer.put("proof", AttributeValue.fromS("kept"));
    return newer;
  }

  private static boolean isNewer(Map<String, AttributeValue> row) {
    return row.containsKey("proof");
  }
}
