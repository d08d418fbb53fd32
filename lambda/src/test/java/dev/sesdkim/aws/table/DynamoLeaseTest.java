package dev.sesdkim.aws.table;

import static dev.sesdkim.scan.Remembered.ACCOUNT;
import static dev.sesdkim.scan.Remembered.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoLeaseTest {

  private static final Instant END = START.plus(Duration.ofMinutes(15));

  private final TestTable rows = new TestTable();
  private final WatchedClient client = new WatchedClient(rows.client());
  private final DynamoLease lease =
      new DynamoLease(new Table(client, rows.name(), "eu-west-1", Duration.ofDays(1)));

  @Test
  void theRowSaysWhoHoldsTheLeaseAndHowLong() {
    lease.take(ACCOUNT, "request-1", START, END);
    assertThat(rows.row("lease#" + ACCOUNT, "lease"))
        .isEqualTo(
            Map.of(
                "pk", AttributeValue.fromS("lease#" + ACCOUNT),
                "sk", AttributeValue.fromS("lease"),
                "holder", AttributeValue.fromS("request-1"),
                "until", AttributeValue.fromS("2026-11-24T03:15:00.000Z"),
                "expiresAt", AttributeValue.fromN(Long.toString(END.getEpochSecond()))));
  }

  @Test
  void ofManyWhoAskAtOnceOneGetsTheLease() {
    List<String> holders = new CopyOnWriteArrayList<>();
    AtOnce.run(
        8,
        IntStream.range(0, 20)
            .<Runnable>mapToObj(
                i ->
                    () -> {
                      if (lease.take(ACCOUNT, "request-" + i, START, END)) {
                        holders.add("request-" + i);
                      }
                    })
            .toList());
    assertThat(holders).hasSize(1);
    assertThat(new Row(rows.row("lease#" + ACCOUNT, "lease")).text("holder"))
        .isEqualTo(holders.getFirst());
  }

  @Test
  void whatIsAskedIsOnlyWhatTheRoleAllows() {
    lease.take(ACCOUNT, "request-1", START, END);
    lease.giveBack(ACCOUNT, "request-1");
    assertThat(client.calls).containsExactly("PutItem", "UpdateItem");
  }
}
