package dev.sesdkim.aws.table;

import dev.sesdkim.dkim.Identity;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
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
    client()
        .createTable(
            create ->
                create
                    .tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(
                        text("pk"), text("sk"), text("unverifiedIn"), text("since"))
                    .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
                    .globalSecondaryIndexes(
                        GlobalSecondaryIndex.builder()
                            .indexName("unverified")
                            .keySchema(
                                key("unverifiedIn", KeyType.HASH), key("since", KeyType.RANGE))
                            .projection(all -> all.projectionType(ProjectionType.ALL))
                            .build()));
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

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}
