package dev.sesdkim.aws.table;

import dev.sesdkim.dkim.NameRange;
import dev.sesdkim.dkim.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// Queries rows of one partition by their keys alone, in the order of their sort keys.
record TableQuery(QueryRequest request) {

  /// All rows, read consistently.
  static TableQuery of(String pk) {
    return consistent("pk = :pk", Map.of(":pk", pk));
  }

  /// The row with this key, if it exists, read consistently.
  static TableQuery of(NewRow key) {
    Row row = new Row(key.attributes());
    return consistent(
        "pk = :pk AND sk = :sk", Map.of(":pk", row.text(Keys.PK), ":sk", row.text(Keys.SK)));
  }

  /// The rows whose sort key is before the end, read consistently.
  static TableQuery before(String pk, String end) {
    return consistent("pk = :pk AND sk < :end", Map.of(":pk", pk, ":end", end));
  }

  /// The rows whose sort key is in the range, read consistently. A range with two ends also returns
  /// the row at its start, because `BETWEEN` includes it.
  static TableQuery within(String pk, NameRange range) {
    Map<String, String> values = new HashMap<>(Map.of(":pk", pk));
    range.after().ifPresent(name -> values.put(":after", name));
    range.upTo().ifPresent(name -> values.put(":upTo", name));
    boolean from = range.after().isPresent();
    String condition =
        range.upTo().isPresent()
            ? from ? " AND sk BETWEEN :after AND :upTo" : " AND sk <= :upTo"
            : from ? " AND sk > :after" : "";
    return consistent("pk = :pk" + condition, values);
  }

  /// The rows of an index whose key is this text. The index follows the table within about a
  /// second.
  static TableQuery index(String name, String attribute, String text) {
    return new TableQuery(
        query(attribute + " = :text", Map.of(":text", text)).indexName(name).build());
  }

  /// The same rows in descending order.
  TableQuery descending() {
    return new TableQuery(request.toBuilder().scanIndexForward(false).build());
  }

  /// Reads the rows, page after page.
  ///
  /// @param reader throws [Row.Unreadable] for a row that this version cannot read; the row is left
  ///   out
  /// @param leftAlone receives the problem of each such row
  <T> List<T> read(
      Table table, Function<Map<String, AttributeValue>, T> reader, Consumer<Problem> leftAlone) {
    return read(table, Integer.MAX_VALUE, reader, leftAlone);
  }

  /// Reads a limited number of rows.
  <T> List<T> read(
      Table table,
      int most,
      Function<Map<String, AttributeValue>, T> reader,
      Consumer<Problem> leftAlone) {
    List<T> all = new ArrayList<>();
    QueryRequest.Builder page = request.toBuilder().tableName(table.name());
    Map<String, AttributeValue> next;
    do {
      if (most < Integer.MAX_VALUE) {
        page.limit(most - all.size());
      }
      QueryResponse response = table.ask(TableAction.QUERY, client -> client.query(page.build()));
      if (!response.hasItems()) {
        throw TableFailures.noAnswer(table, TableAction.QUERY);
      }
      response.items().forEach(row -> readable(row, reader, leftAlone).ifPresent(all::add));
      next = response.hasLastEvaluatedKey() ? response.lastEvaluatedKey() : Map.of();
      page.exclusiveStartKey(next);
    } while (!next.isEmpty() && all.size() < most);
    return all;
  }

  /// The row as read; empty if it is unreadable, and `leftAlone` receives the problem.
  static <T> Optional<T> readable(
      Map<String, AttributeValue> row,
      Function<Map<String, AttributeValue>, T> reader,
      Consumer<Problem> leftAlone) {
    try {
      return Optional.of(reader.apply(row));
    } catch (Row.Unreadable e) {
      leftAlone.accept(unreadable(row, e));
      return Optional.empty();
    }
  }

  static Problem unreadable(Map<String, AttributeValue> row, Row.Unreadable why) {
    Row keys = new Row(row);
    return new Problem(
        Problem.Kind.STORE,
        TableAction.QUERY.call(),
        "row %s / %s is left alone: %s"
            .formatted(keys.text(Keys.PK), keys.text(Keys.SK), why.getMessage()));
  }

  private static TableQuery consistent(String condition, Map<String, String> values) {
    return new TableQuery(query(condition, values).consistentRead(true).build());
  }

  private static QueryRequest.Builder query(String condition, Map<String, String> values) {
    Map<String, AttributeValue> attributes = new HashMap<>();
    values.forEach((name, text) -> attributes.put(name, NewRow.text(text)));
    return QueryRequest.builder()
        .keyConditionExpression(condition)
        .expressionAttributeValues(attributes);
  }
}
