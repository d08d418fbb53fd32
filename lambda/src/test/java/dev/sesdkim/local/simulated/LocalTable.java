package dev.sesdkim.local.simulated;

import dev.sesdkim.local.simulated.table.IndexEntry;
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
/// The engine keeps time to live as DynamoDB does: a row whose `expiresAt` has passed by the wall
/// clock is deleted within some seconds.
///
/// Answers of this engine carry no response metadata: `responseMetadata()` and `sdkHttpResponse()`
/// are null.
public final class LocalTable implements AutoCloseable {

  private final String name;
  private final AmazonDynamoDBLocal engine;
  private final DynamoDbClient client;

  private LocalTable(String name, AmazonDynamoDBLocal engine, DynamoDbClient client) {
    this.name = name;
    this.engine = engine;
    this.client = client;
  }

  /// Starts an engine that holds this one table, empty.
  public static LocalTable open(String name) {
    // The engine's log is for its own developers.
    System.setProperty("log4j2.statusLoggerLevel", "OFF");
    System.setProperty("log4j2.level", "OFF");
    // The argument switches off the engine's usage telemetry, which would leave the machine.
    AmazonDynamoDBLocal engine = DynamoDBEmbedded.create(true);
    DynamoDbClient client = engine.dynamoDbClient();
    create(client, name);
    return new LocalTable(name, engine, client);
  }

  /// Creates the table as it is deployed: on demand, the sparse index `unverified`, time to live by
  /// `expiresAt`.
  public static void create(DynamoDbClient client, String name) {
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
                                    .nonKeyAttributes(IndexEntry.SHOWN_OF_WHAT_IS_BROKEN))
                        .build()));
    client.updateTimeToLive(
        request ->
            request
                .tableName(name)
                .timeToLiveSpecification(ttl -> ttl.attributeName("expiresAt").enabled(true)));
  }

  public String name() {
    return name;
  }

  /// The engine's own client, for as long as this table is open.
  public DynamoDbClient client() {
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
