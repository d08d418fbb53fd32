package dev.sesdkim.aws.table;

import dev.sesdkim.dkim.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// All rows of one partition, read consistently, in the order of their sort keys.
record TableQuery(String pk, boolean forward, Optional<String> filter) {

  static TableQuery ascending(String pk) {
    return new TableQuery(pk, true, Optional.empty());
  }

  /// The last first, only those of which the filter expression holds.
  static TableQuery descending(String pk, String filter) {
    return new TableQuery(pk, false, Optional.of(filter));
  }

  /// One page.
  ///
  /// @param next where the next page begins; empty after the last
  record Page(List<Map<String, AttributeValue>> rows, Map<String, AttributeValue> next) {}

  /// Every page, one after the other.
  List<List<Map<String, AttributeValue>>> pages(Table table) {
    List<List<Map<String, AttributeValue>>> pages = new ArrayList<>();
    Page page = page(table, Map.of());
    pages.add(page.rows());
    while (!page.next().isEmpty()) {
      page = page(table, page.next());
      pages.add(page.rows());
    }
    return pages;
  }

  Page page(Table table, Map<String, AttributeValue> from) {
    QueryRequest.Builder query =
        QueryRequest.builder()
            .tableName(table.name())
            .consistentRead(true)
            .scanIndexForward(forward)
            .keyConditionExpression("pk = :pk")
            .expressionAttributeValues(Map.of(":pk", NewRow.text(pk)));
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
