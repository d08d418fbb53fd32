package dev.sesdkim.aws.table;

import dev.sesdkim.dkim.NameRange;
import dev.sesdkim.dkim.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// Rows of one partition, read consistently, in the order of their sort keys.
///
/// @param names the sort keys; where they begin with a name, the rows are in ascending order
record TableQuery(String pk, boolean forward, NameRange names, Optional<String> filter) {

  /// All rows of the partition.
  static TableQuery ascending(String pk) {
    return new TableQuery(pk, true, NameRange.ALL, Optional.empty());
  }

  /// The last first, only those of which the filter expression holds.
  static TableQuery descending(String pk, String filter) {
    return new TableQuery(pk, false, NameRange.ALL, Optional.of(filter));
  }

  /// Of the partition's rows those whose sort keys are in the range.
  TableQuery of(NameRange range) {
    return new TableQuery(pk, forward, range, filter);
  }

  /// One page.
  ///
  /// @param next where the next page begins; empty after the last
  record Page(List<Map<String, AttributeValue>> rows, Map<String, AttributeValue> next) {}

  /// Every row, page after page.
  void each(Table table, Consumer<Map<String, AttributeValue>> row) {
    Map<String, AttributeValue> next = first();
    do {
      Page page = page(table, next);
      page.rows().forEach(row);
      next = page.next();
    } while (!next.isEmpty());
  }

  /// Where the first page begins: after a key. There need be no row of it, as there need be none of
  /// the last of a page, which may be deleted before the next is asked for.
  private Map<String, AttributeValue> first() {
    return names
        .after()
        .map(name -> new NewRow().put(Keys.PK, pk).put(Keys.SK, name).attributes())
        .orElseGet(Map::of);
  }

  /// @param from empty for the first page of all rows
  Page page(Table table, Map<String, AttributeValue> from) {
    Map<String, AttributeValue> values = new HashMap<>(Map.of(":pk", NewRow.text(pk)));
    names.upTo().ifPresent(name -> values.put(":last", NewRow.text(name)));
    QueryRequest.Builder query =
        QueryRequest.builder()
            .tableName(table.name())
            .consistentRead(true)
            .scanIndexForward(forward)
            .keyConditionExpression(
                names.upTo().map(_ -> "pk = :pk AND sk <= :last").orElse("pk = :pk"))
            .expressionAttributeValues(values);
    filter.ifPresent(query::filterExpression);
    if (!from.isEmpty()) {
      query.exclusiveStartKey(from);
    }
    QueryResponse response = table.ask(TableAction.QUERY, client -> client.query(query.build()));
    if (!response.hasItems()) {
      throw table.noAnswer(TableAction.QUERY);
    }
    return new Page(
        response.items(), response.hasLastEvaluatedKey() ? response.lastEvaluatedKey() : Map.of());
  }

  static Problem unreadable(Map<String, AttributeValue> row, Row.Unreadable why) {
    Row keys = new Row(row);
    return new Problem(
        Problem.Kind.STORE,
        TableAction.QUERY.call(),
        "row %s / %s is left alone: %s"
            .formatted(keys.text(Keys.PK), keys.text(Keys.SK), why.getMessage()));
  }
}
