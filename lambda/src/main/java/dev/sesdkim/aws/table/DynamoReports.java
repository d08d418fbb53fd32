package dev.sesdkim.aws.table;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Stretch;
import dev.sesdkim.dkim.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// What people ask of the table, by `Query` alone.
///
/// Every method throws [dev.sesdkim.scan.ScanFailure] when the table does not answer.
public final class DynamoReports {

  private static final String INDEX = "unverified";

  private final Table table;
  private final Consumer<Problem> leftAlone;

  /// Reports from this table.
  ///
  /// @param leftAlone hears of every row that this version cannot read; the answer is without it
  public DynamoReports(Table table, Consumer<Problem> leftAlone) {
    this.table = table;
    this.leftAlone = leftAlone;
  }

  /// All that is unverified now, longest first. The index follows the table within a second or so.
  public List<State> unverified(String account) {
    return all(
        QueryRequest.builder()
            .indexName(INDEX)
            .keyConditionExpression("unverifiedIn = :of")
            .expressionAttributeValues(Map.of(":of", NewRow.text(account))),
        StateItem::state);
  }

  /// The identity's stretches, newest first; none if it was never seen.
  public List<Stretch> history(Identity identity) {
    return all(
        QueryRequest.builder()
            .consistentRead(true)
            .scanIndexForward(false)
            .keyConditionExpression("pk = :of")
            .expressionAttributeValues(Map.of(":of", NewRow.text(identity.arn()))),
        attributes -> stretch(identity, new Row(attributes)));
  }

  private static Stretch stretch(Identity identity, Row row) {
    return new Stretch(
        identity,
        row.time(Keys.SK),
        row.timeIfAny("until"),
        row.word("verdict", Verdict.class),
        row.word("reason", Reason.class),
        FactsAttributes.facts(row));
  }

  private <T> List<T> all(
      QueryRequest.Builder query, Function<Map<String, AttributeValue>, T> reader) {
    List<T> all = new ArrayList<>();
    Map<String, AttributeValue> next;
    do {
      QueryRequest request = query.tableName(table.name()).build();
      QueryResponse response = table.ask(TableAction.QUERY, client -> client.query(request));
      if (!response.hasItems()) {
        throw table.noAnswer(TableAction.QUERY);
      }
      response.items().forEach(row -> read(row, reader).ifPresent(all::add));
      next = response.hasLastEvaluatedKey() ? response.lastEvaluatedKey() : Map.of();
      query.exclusiveStartKey(next);
    } while (!next.isEmpty());
    return all;
  }

  private <T> Optional<T> read(
      Map<String, AttributeValue> row, Function<Map<String, AttributeValue>, T> reader) {
    try {
      return Optional.of(reader.apply(row));
    } catch (Row.Unreadable e) {
      leftAlone.accept(TableQuery.unreadable(row, e));
      return Optional.empty();
    }
  }
}
