package dev.sesdkim.aws.table;

import static dev.sesdkim.scan.Remembered.ACCOUNT;
import static dev.sesdkim.scan.Remembered.REGION;
import static dev.sesdkim.scan.Remembered.START;
import static dev.sesdkim.scan.Remembered.claim;
import static dev.sesdkim.scan.Remembered.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.scan.RegionRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoRegionRowsTest {

  private final Deployed deployed = new Deployed();
  private final RegionRows regions = deployed.store.regions();

  @Test
  void aQuietScanWritesARegionsRowTwice() {
    RegionRow row = regions.begin(claim(1), REGION);
    regions.end(claim(1), row.read(START, Counts.NONE, 0, false, Optional.empty()), List.of());

    assertThat(deployed.client.calls).containsExactly("UpdateItem", "PutItem");
    assertThat(deployed.rows.row("regions#" + ACCOUNT, REGION)).doesNotContainKey("expiresAt");
  }

  @Test
  void aTroubleAndWhatIsToBeToldOfItAreWrittenTogether() {
    RegionRow row = regions.begin(claim(1), REGION);
    regions.end(claim(1), row, List.of(problem(REGION, REGION, START)));

    assertThat(deployed.transactions)
        .singleElement()
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .hasSize(2);
  }

  @Test
  void ofManyScansThatBeginARegionAtOnceTheLastOneHasItInTheEnd() throws InterruptedException {
    List<Callable<RegionRow>> scans = new ArrayList<>();
    LongStream.rangeClosed(1, 20)
        .forEach(fence -> scans.add(() -> regions.begin(claim(fence), REGION)));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(threads.invokeAll(scans)).hasSize(20);
    }
    assertThat(deployed.rows.row("regions#" + ACCOUNT, REGION))
        .containsEntry("fence", AttributeValue.fromN("20"));
  }

  @Test
  void aRegionWhoseRowCannotBeReadIsUnknownAndHoldsUpNoOther() {
    RegionRow other = regions.begin(claim(1), "us-east-1");
    RegionRow row = regions.begin(claim(1), REGION);
    RegionRow read = row.read(START, Counts.NONE, 0, false, Optional.empty());
    regions.end(claim(1), read, List.of());
    Map<String, AttributeValue> damaged =
        new HashMap<>(deployed.rows.row("regions#" + ACCOUNT, REGION));
    damaged.put("readAt", AttributeValue.fromS("yesterday"));
    deployed.rows.put(damaged);

    assertThat(regions.all(ACCOUNT).values()).containsExactly(row, other);
    assertThat(regions.begin(claim(2), REGION)).isEqualTo(row);
    assertThat(deployed.leftAlone)
        .hasSize(2)
        .allSatisfy(left -> assertThat(left.sentence()).contains("attribute readAt is not a time"));
    regions.end(claim(2), read, List.of());
    assertThat(regions.all(ACCOUNT).values()).containsExactly(read, other);
  }
}
