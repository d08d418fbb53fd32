package dev.sesdkim.aws.table;

import dev.sesdkim.scan.Deadline;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/// Reads rows by their keys, consistently.
///
/// @param end until when to ask again for the keys that DynamoDB left unprocessed
record BatchRead(Table table, TableRetries retries, Deadline end) {

  /// The most rows that DynamoDB reads in one request (API reference of `BatchGetItem`).
  static final int LARGEST = 100;

  /// The rows that exist, in any order.
  ///
  /// @param keys without duplicates
  List<Map<String, AttributeValue>> rows(Collection<NewRow> keys) {
    List<Map<String, AttributeValue>> rows = new ArrayList<>();
    keys.stream()
        .map(NewRow::attributes)
        .gather(Gatherers.windowFixed(LARGEST))
        .forEach(part -> read(part, rows));
    return rows;
  }

  private void read(
      List<Map<String, AttributeValue>> keys, List<Map<String, AttributeValue>> rows) {
    TableRetries.Waits waits = retries.until(end);
    Map<String, KeysAndAttributes> asked =
        Map.of(table.name(), KeysAndAttributes.builder().keys(keys).consistentRead(true).build());
    while (true) {
      Map<String, KeysAndAttributes> question = asked;
      BatchGetItemResponse response =
          table.ask(
              TableAction.BATCH_GET_ITEM,
              client -> client.batchGetItem(batch -> batch.requestItems(question)));
      if (!response.hasResponses()) {
        throw TableFailures.noAnswer(table, TableAction.BATCH_GET_ITEM);
      }
      response.responses().values().forEach(rows::addAll);
      asked = response.unprocessedKeys();
      if (asked.isEmpty()) {
        return;
      }
      if (!waits.another()) {
        throw TableFailures.incomplete(table, TableAction.BATCH_GET_ITEM, waits.tries());
      }
    }
  }
}
