package dev.sesdkim.aws.table;

import dev.sesdkim.dkim.State;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// Writes states of which nothing but the last look has changed, many in a request and with no
/// condition: DynamoDB knows none in a batch. The lease keeps other scans away meanwhile, and a
/// state that would matter to them (one that is new, changes its history, or has an alert due) is
/// never written this way.
final class StateBatch {

  /// What DynamoDB takes in one request (API reference of BatchWriteItem).
  static final int LARGEST = 25;

  private final Table table;
  private final BackOff backOff;

  StateBatch(Table table, BackOff backOff) {
    this.table = table;
    this.backOff = backOff;
  }

  /// Writes all of them, what DynamoDB had no room for again after a while.
  void write(List<State> states) {
    Map<String, List<WriteRequest>> left =
        Map.of(table.name(), states.stream().map(StateBatch::put).toList());
    int tries = 0;
    do {
      left = unprocessed(left);
      tries++;
    } while (!left.isEmpty() && backOff.before(tries + 1));
    if (!left.isEmpty()) {
      throw TableFailures.throttled(
          table,
          TableAction.BATCH_WRITE_ITEM,
          "items were still unprocessed after %d tries".formatted(tries));
    }
  }

  private Map<String, List<WriteRequest>> unprocessed(Map<String, List<WriteRequest>> requests) {
    BatchWriteItemResponse response =
        table.ask(
            TableAction.BATCH_WRITE_ITEM,
            client -> client.batchWriteItem(batch -> batch.requestItems(requests)));
    if (!response.hasUnprocessedItems()) {
      throw table.noAnswer(TableAction.BATCH_WRITE_ITEM);
    }
    return response.unprocessedItems();
  }

  private static WriteRequest put(State state) {
    return WriteRequest.builder()
        .putRequest(PutRequest.builder().item(StateItem.of(state)).build())
        .build();
  }
}
