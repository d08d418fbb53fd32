package dev.sesdkim.faults;

import dev.sesdkim.local.simulated.FaultyAccount;
import dev.sesdkim.local.simulated.LocalTable;
import dev.sesdkim.local.simulated.LoopbackDynamoDb;
import dev.sesdkim.scan.FakeDns;
import dev.sesdkim.scan.RegionSelection;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Gatherers;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// What the processes of a test speak to: an account, new for each case, and a table on DynamoDB
/// Local, filled again for each case. A case that does not test the table can use the account's
/// simulated table, which is faster.
final class Bench implements AutoCloseable {

  static final String ACCOUNT = "123456789012";
  static final String HOME = "us-east-1";
  static final String TABLE = "monitor";
  static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));

  private static final int MOST_WRITES = 100;
  private static final RegionSelection EVERY_REGION =
      new RegionSelection(Set.of(), Set.of(), Set.of());

  private final LoopbackDynamoDb engine = LoopbackDynamoDb.start();
  private final DynamoDbClient engineRows = client(engine.endpoint());
  private boolean simulated;
  private FaultyAccount account;
  private String topic;
  private FakeDns dns = new FakeDns();
  private RegionSelection selection = EVERY_REGION;

  Bench(String... regions) {
    LocalTable.create(engineRows, TABLE);
    // The engine would delete by the wall clock what has expired by it.
    engineRows.updateTimeToLive(
        update ->
            update
                .tableName(TABLE)
                .timeToLiveSpecification(ttl -> ttl.attributeName("expiresAt").enabled(false)));
    account = FaultyAccount.start(ACCOUNT, regions);
    topic = account.topic(HOME, "alerts");
  }

  /// From the next case on, whether the table is the account's simulated one.
  void simulatesTable(boolean whether) {
    simulated = whether;
  }

  /// A new account, and a table of these rows alone.
  FaultyAccount begin(List<Map<String, AttributeValue>> newRows, String... regions) {
    selection = EVERY_REGION;
    account.close();
    account = FaultyAccount.start(ACCOUNT, regions);
    topic = account.topic(HOME, "alerts");
    onTable(
        rows -> {
          Set<Map<String, AttributeValue>> old = new HashSet<>(all(rows));
          Set<Map<String, AttributeValue>> wanted = new HashSet<>(newRows);
          Map<Map<String, AttributeValue>, TransactWriteItem> writes = new HashMap<>();
          old.stream()
              .filter(row -> !wanted.contains(row))
              .forEach(row -> writes.put(key(row), gone(row)));
          wanted.stream()
              .filter(row -> !old.contains(row))
              .forEach(row -> writes.put(key(row), put(row)));
          writes.values().stream()
              .gather(Gatherers.windowFixed(MOST_WRITES))
              .forEach(some -> rows.transactWriteItems(write -> write.transactItems(some)));
          return writes;
        });
    return account;
  }

  FaultyAccount account() {
    return account;
  }

  /// From now on DNS says this.
  void answers(FakeDns records) {
    dns = records;
  }

  FakeDns dns() {
    return dns;
  }

  /// From now on these regions are left out.
  void exclude(String... regions) {
    selection = new RegionSelection(Set.of(), Set.of(regions), Set.of(regions));
  }

  RegionSelection selection() {
    return selection;
  }

  String topic() {
    return topic;
  }

  URI dynamoDb() {
    return simulated ? account.endpoint() : engine.endpoint();
  }

  /// Every row of the table.
  List<Map<String, AttributeValue>> rows() {
    return onTable(Bench::all);
  }

  @Override
  public void close() {
    account.close();
    engineRows.close();
    engine.close();
  }

  private <T> T onTable(Function<DynamoDbClient, T> work) {
    if (!simulated) {
      return work.apply(engineRows);
    }
    try (DynamoDbClient rows = client(account.endpoint())) {
      return work.apply(rows);
    }
  }

  private static DynamoDbClient client(URI endpoint) {
    return DynamoDbClient.builder()
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .endpointOverride(endpoint)
        .region(Region.of(HOME))
        .credentialsProvider(CREDENTIALS)
        .build();
  }

  private static List<Map<String, AttributeValue>> all(DynamoDbClient rows) {
    return rows.scanPaginator(scan -> scan.tableName(TABLE).consistentRead(true)).items().stream()
        .toList();
  }

  private static Map<String, AttributeValue> key(Map<String, AttributeValue> row) {
    return Map.of("pk", row.get("pk"), "sk", row.get("sk"));
  }

  private static TransactWriteItem put(Map<String, AttributeValue> row) {
    return TransactWriteItem.builder().put(put -> put.tableName(TABLE).item(row)).build();
  }

  private static TransactWriteItem gone(Map<String, AttributeValue> row) {
    return TransactWriteItem.builder()
        .delete(delete -> delete.tableName(TABLE).key(key(row)))
        .build();
  }
}
