package dev.sesdkim.local.simulated.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.local.simulated.FaultyAccount;
import dev.sesdkim.local.simulated.LocalTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// The same requests to DynamoDB Local and to the simulated account: the same effect and the same
/// answers.
class SimulatedTableTest {

  private static final String TABLE = "ses-dkim-monitor";

  private static LocalTable local;
  private static FaultyAccount account;
  private static DynamoDbClient client;

  @BeforeAll
  static void open() {
    local = LocalTable.open(TABLE);
    account = FaultyAccount.start("123456789012", "us-east-1");
    client =
        DynamoDbClient.builder()
            .region(Region.US_EAST_1)
            .endpointOverride(account.endpoint())
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  @AfterAll
  static void close() {
    client.close();
    account.close();
    local.close();
  }

  @Test
  void queriesFindTheSameRowsInTheSameOrderPageByPage() {
    both(
        table -> {
          IntStream.range(0, 12).forEach(n -> put(table, row("query", "%02d".formatted(n), n)));
          List<Object> seen = new ArrayList<>();
          Map<String, AttributeValue> values =
              Map.of(":pk", s("query"), ":low", s("03"), ":high", s("09"));
          for (String range :
              List.of(
                  "",
                  " AND sk = :low",
                  " AND sk < :high",
                  " AND sk <= :high",
                  " AND sk > :low",
                  " AND sk BETWEEN :low AND :high")) {
            for (boolean forward : List.of(true, false)) {
              seen.add(rows(table, "pk = :pk" + range, values, forward, 5));
            }
          }
          return seen;
        });
  }

  @Test
  void batchesFindTheRowsThatAreThere() {
    both(
        table -> {
          put(table, row("batch", "1", 1));
          put(table, row("batch", "2", 2));
          return table
              .batchGetItem(
                  batch ->
                      batch.requestItems(
                          Map.of(
                              TABLE,
                              KeysAndAttributes.builder()
                                  .keys(List.of(key("batch", "2"), key("batch", "3")))
                                  .consistentRead(true)
                                  .build())))
              .responses();
        });
  }

  @Test
  void aScanFindsEveryRow() {
    both(
        table -> {
          put(table, row("scan", "1", 1));
          put(table, row("scanned", "1", 2));
          return Set.copyOf(
              table.scan(scan -> scan.tableName(TABLE).consistentRead(true)).items().stream()
                  .filter(row -> row.getOrDefault("pk", s("")).s().startsWith("scan"))
                  .toList());
        });
  }

  @Test
  void updatesSetAndRemoveOnTheirConditionAndTellTheWholeRow() {
    both(
        table -> {
          List<Object> seen = new ArrayList<>();
          for (String fence : List.of("5", "5", "4", "6")) {
            seen.add(claim(table, key("update", "region"), fence));
          }
          seen.add(rows(table, "update"));
          return seen;
        });
  }

  @Test
  void aPutOnAConditionReplacesTheRowOnlyWhereItHolds() {
    both(
        table -> {
          put(table, row("fence", "region", 5));
          List<Object> seen = new ArrayList<>();
          for (String fence : List.of("4", "5")) {
            seen.add(
                outcome(
                    () ->
                        table.putItem(
                            put ->
                                put.tableName(TABLE)
                                    .item(
                                        Map.of("pk", s("fence"), "sk", s("region"), "by", n(fence)))
                                    .conditionExpression("fence = :expected")
                                    .expressionAttributeValues(Map.of(":expected", n(fence))))));
            seen.add(rows(table, "fence"));
          }
          return seen;
        });
  }

  @Test
  void aTransactionIsWholeOrNotAtAllAndSaysWhichConditionFailed() {
    both(
        table -> {
          put(table, row("whole", "region", 7));
          put(table, row("whole", "known", 1));
          List<Object> seen = new ArrayList<>();
          seen.add(transaction(table, "7", "known"));
          seen.add(rows(table, "whole"));
          seen.add(transaction(table, "6", "new"));
          seen.add(rows(table, "whole"));
          seen.add(transaction(table, "7", "new"));
          seen.add(rows(table, "whole"));
          return seen;
        });
  }

  private interface Question {
    Object ask(DynamoDbClient table);
  }

  private static void both(Question question) {
    assertThat(question.ask(client)).isEqualTo(question.ask(local.client()));
  }

  /// A check of the fence, a first sight, a note with a row, and a row deleted.
  private static Object transaction(DynamoDbClient table, String fence, String firstSight) {
    return outcome(
        () ->
            table.transactWriteItems(
                request ->
                    request.transactItems(
                        part(
                            one ->
                                one.conditionCheck(
                                    check ->
                                        check
                                            .tableName(TABLE)
                                            .key(key("whole", "region"))
                                            .conditionExpression("fence = :expected")
                                            .expressionAttributeValues(
                                                Map.of(":expected", n(fence))))),
                        part(
                            one ->
                                one.put(
                                    put ->
                                        put.tableName(TABLE)
                                            .item(row("whole", firstSight, 2))
                                            .conditionExpression("attribute_not_exists(pk)")
                                            .returnValuesOnConditionCheckFailure(
                                                ReturnValuesOnConditionCheckFailure.ALL_OLD))),
                        part(
                            one ->
                                one.update(
                                    update ->
                                        update
                                            .tableName(TABLE)
                                            .key(
                                                key(
                                                    "removed",
                                                    firstSight.equals("new") ? "x" : "y"))
                                            .updateExpression("SET #at = :at")
                                            .expressionAttributeNames(Map.of("#at", "at"))
                                            .expressionAttributeValues(Map.of(":at", s("now"))))),
                        part(
                            one ->
                                one.delete(
                                    delete ->
                                        delete.tableName(TABLE).key(key("whole", "nothing")))))));
  }

  private static TransactWriteItem part(Consumer<TransactWriteItem.Builder> filled) {
    TransactWriteItem.Builder part = TransactWriteItem.builder();
    filled.accept(part);
    return part.build();
  }

  private static Object claim(DynamoDbClient table, Map<String, AttributeValue> key, String fence) {
    return outcome(
        () ->
            table
                .updateItem(
                    update ->
                        update
                            .tableName(TABLE)
                            .key(key)
                            .updateExpression("SET #fence = :fence, #at = :at REMOVE #gone")
                            .conditionExpression("attribute_not_exists(fence) OR fence <= :fence")
                            .expressionAttributeNames(
                                Map.of("#fence", "fence", "#at", "at", "#gone", "gone"))
                            .expressionAttributeValues(Map.of(":fence", n(fence), ":at", s(fence)))
                            .returnValues(ReturnValue.ALL_NEW))
                .attributes());
  }

  /// The answer, or which conditions failed.
  private static Object outcome(Callable<Object> request) {
    try {
      Object answer = request.call();
      return answer instanceof Map<?, ?> ? answer : "done";
    } catch (ConditionalCheckFailedException _) {
      return "condition failed";
    } catch (TransactionCanceledException cancelled) {
      return cancelled.cancellationReasons().stream()
          .map((CancellationReason reason) -> List.of(reason.code(), reason.item()))
          .toList();
    } catch (Exception other) {
      throw new AssertionError(other);
    }
  }

  private static List<Map<String, AttributeValue>> rows(DynamoDbClient table, String pk) {
    return rows(table, "pk = :pk", Map.of(":pk", s(pk)), true, 100);
  }

  /// @param limit the most rows of a page
  private static List<Map<String, AttributeValue>> rows(
      DynamoDbClient table,
      String condition,
      Map<String, AttributeValue> values,
      boolean forward,
      int limit) {
    Map<String, AttributeValue> used = new TreeMap<>(values);
    used.keySet().removeIf(name -> !condition.contains(name));
    List<Map<String, AttributeValue>> rows = new ArrayList<>();
    QueryRequest.Builder query =
        QueryRequest.builder()
            .tableName(TABLE)
            .keyConditionExpression(condition)
            .expressionAttributeValues(used)
            .consistentRead(true)
            .scanIndexForward(forward)
            .limit(limit);
    QueryResponse page;
    do {
      page = table.query(query.build());
      assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
      rows.addAll(page.items());
      query.exclusiveStartKey(page.lastEvaluatedKey());
    } while (page.hasLastEvaluatedKey());
    return rows;
  }

  private static void put(DynamoDbClient table, Map<String, AttributeValue> item) {
    table.putItem(put -> put.tableName(TABLE).item(item));
  }

  private static Map<String, AttributeValue> row(String pk, String sk, int fence) {
    return Map.of("pk", s(pk), "sk", s(sk), "fence", n("" + fence), "text", s("é" + sk));
  }

  private static Map<String, AttributeValue> key(String pk, String sk) {
    return Map.of("pk", s(pk), "sk", s(sk));
  }

  private static AttributeValue s(String text) {
    return AttributeValue.fromS(text);
  }

  private static AttributeValue n(String number) {
    return AttributeValue.fromN(number);
  }
}
