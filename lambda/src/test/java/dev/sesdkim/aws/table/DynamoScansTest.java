package dev.sesdkim.aws.table;

import static dev.sesdkim.scan.Remembered.ACCOUNT;
import static dev.sesdkim.scan.Remembered.REGION;
import static dev.sesdkim.scan.Remembered.scanAt;
import static dev.sesdkim.scan.Remembered.scanId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.scan.ScanFailure;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

class DynamoScansTest {

  private static final Duration RETENTION = Duration.ofDays(400);

  private final TestTable rows = new TestTable();
  private final WatchedClient client = new WatchedClient(rows.client());
  private final DynamoScans scans =
      new DynamoScans(new Table(client, rows.name(), REGION, RETENTION));

  @Test
  void aFinishedScanIsFoundBehindPagesOfUnfinishedOnes() {
    WatchedClient oneAPage =
        new WatchedClient(rows.client()) {
          @Override
          public QueryResponse query(QueryRequest request) {
            return super.query(request.toBuilder().limit(1).build());
          }
        };
    scans.save(finished(0));
    scans.save(finished(1));
    for (int number = 2; number < 6; number++) {
      scans.save(unfinished(number));
    }
    DynamoScans paged = new DynamoScans(new Table(oneAPage, rows.name(), REGION, RETENTION));
    assertThat(paged.lastFinished(ACCOUNT)).contains(finished(1));
    assertThat(oneAPage.calls).hasSize(5);
  }

  @Test
  void aRowThatCannotBeReadIsPassedOverForAnOlderOne() {
    scans.save(finished(0));
    rows.put(damaged(1));
    assertThat(scans.lastFinished(ACCOUNT)).contains(finished(0));
  }

  @Test
  void anAccountWhoseScansCannotBeReadIsNotTakenForANewOne() {
    rows.put(damaged(1));
    assertThatThrownBy(() -> scans.lastFinished(ACCOUNT))
        .isInstanceOf(ScanFailure.class)
        .hasMessageContaining("no scan can be read")
        .hasMessageContaining("scan#123456789012 / 2026-11-24T04:00:00.000Z")
        .hasMessageContaining("attribute counts is missing");
  }

  @Test
  void anAnswerThatIsNotDynamoDbsIsNotTakenForANewAccount() {
    WatchedClient garbage =
        new WatchedClient(rows.client()) {
          @Override
          public QueryResponse query(QueryRequest request) {
            return QueryResponse.builder().build();
          }
        };
    DynamoScans broken = new DynamoScans(new Table(garbage, rows.name(), REGION, RETENTION));
    assertThatThrownBy(() -> broken.lastFinished(ACCOUNT))
        .isInstanceOf(ScanFailure.class)
        .hasMessageContaining("not an answer on dynamodb:Query");
  }

  @Test
  void whatIsAskedIsOnlyWhatTheRoleAllows() {
    scans.save(finished(0));
    scans.lastFinished(ACCOUNT);
    assertThat(client.calls).containsExactly("PutItem", "Query");
  }

  private static Map<String, AttributeValue> damaged(int number) {
    Map<String, AttributeValue> row = new HashMap<>(ScanItem.of(finished(number), RETENTION));
    row.remove("counts");
    return row;
  }

  private static ScanRecord finished(int number) {
    return scan(number, true);
  }

  private static ScanRecord unfinished(int number) {
    return scan(number, false);
  }

  private static ScanRecord scan(int number, boolean finished) {
    return new ScanRecord(
        scanId(number),
        ACCOUNT,
        scanAt(number),
        finished ? Optional.of(scanAt(number).plusSeconds(9)) : Optional.empty(),
        List.of(REGION),
        Map.of(),
        Counts.NONE,
        Map.of(),
        0,
        List.of());
  }
}
