package dev.sesdkim.bench;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

/// The monitor's table in a DynamoDB engine of its own, in process and in memory, opening no port.
final class LocalTable implements AutoCloseable {

  /// What the index holds beside the keys, as it is deployed.
  private static final List<String> SHOWN_OF_WHAT_IS_BROKEN =
      List.of(
          "identity",
          "identityType",
          "region",
          "account",
          "verdict",
          "reason",
          "governedBy",
          "toldAt");

  private final AmazonDynamoDBLocal engine;
  private final DynamoDbClient client;

  private LocalTable(AmazonDynamoDBLocal engine, DynamoDbClient client) {
    this.engine = engine;
    this.client = client;
  }

  /// Starts an engine that holds this one table, empty.
  static LocalTable open(String name) {
    // The engine's log is for its own developers.
    System.setProperty("log4j2.statusLoggerLevel", "OFF");
    System.setProperty("log4j2.level", "OFF");
    // The argument switches off the engine's usage telemetry, which would leave the machine.
    AmazonDynamoDBLocal engine = DynamoDBEmbedded.create(true);
    DynamoDbClient client = engine.dynamoDbClient();
    create(client, name);
    return new LocalTable(engine, client);
  }

  /// Creates the table as it is deployed: on demand, the sparse index `unverified`.
  private static void create(DynamoDbClient client, String name) {
    client.createTable(
        table ->
            table
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    Stream.of("pk", "sk", "unverifiedIn", "since").map(LocalTable::string).toList())
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
                .globalSecondaryIndexes(
                    GlobalSecondaryIndex.builder()
                        .indexName("unverified")
                        .keySchema(key("unverifiedIn", KeyType.HASH), key("since", KeyType.RANGE))
                        .projection(
                            projection ->
                                projection
                                    .projectionType(ProjectionType.INCLUDE)
                                    .nonKeyAttributes(SHOWN_OF_WHAT_IS_BROKEN))
                        .build()));
  }

  /// The engine's own client, for as long as this table is open.
  DynamoDbClient client() {
    return client;
  }

  @Override
  public void close() {
    client.close();
    engine.shutdownNow();
  }

  private static AttributeDefinition string(String attribute) {
    return AttributeDefinition.builder()
        .attributeName(attribute)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String attribute, KeyType type) {
    return KeySchemaElement.builder().attributeName(attribute).keyType(type).build();
  }
}
