package dev.sesdkim.aws.table;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.local.simulated.LocalTable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;

/// A table as the contract describes it, on DynamoDB Local in this process. One engine serves all
/// tests of a run; each takes a table of its own.
public final class TestTable {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final String name = "monitor-" + NUMBER.incrementAndGet();

  private static final class Engine {

    static final DynamoDbClient CLIENT = DynamoDBEmbedded.create(true).dynamoDbClient();

    private Engine() {}
  }

  public TestTable() {
    LocalTable.create(client(), name);
  }

  public DynamoDbClient client() {
    return Engine.CLIENT;
  }

  public String name() {
    return name;
  }

  /// One row, without attributes if there is none.
  public Map<String, AttributeValue> row(String pk, String sk) {
    return client()
        .getItem(
            get ->
                get.tableName(name)
                    .key(Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk))))
        .item();
  }

  /// The row of an identity that is there.
  public Map<String, AttributeValue> state(Identity identity) {
    return row(Identity.collectionArn(identity.region(), identity.account()), identity.name());
  }

  /// The rows of a partition in the order of their sort keys.
  public List<Map<String, AttributeValue>> rows(String pk) {
    return client()
        .query(
            query ->
                query
                    .tableName(name)
                    .keyConditionExpression("pk = :pk")
                    .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(pk))))
        .items();
  }

  /// The last row of a removed identity.
  public Map<String, AttributeValue> removed(Identity identity) {
    return row("removed#" + identity.account(), identity.arn());
  }

  public List<Map<String, AttributeValue>> history(Identity identity) {
    return rows(identity.arn());
  }

  /// The index of what is broken now, in its order.
  public List<Map<String, AttributeValue>> unverified(String account) {
    return client()
        .query(
            query ->
                query
                    .tableName(name)
                    .indexName("unverified")
                    .keyConditionExpression("unverifiedIn = :account")
                    .expressionAttributeValues(Map.of(":account", AttributeValue.fromS(account))))
        .items();
  }

  public void put(Map<String, AttributeValue> row) {
    client().putItem(put -> put.tableName(name).item(row));
  }

  public void delete(Map<String, AttributeValue> row) {
    client()
        .deleteItem(
            delete -> delete.tableName(name).key(Map.of("pk", row.get("pk"), "sk", row.get("sk"))));
  }
}
