package dev.sesdkim.local.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

class LocalTableTest {
  private static final LocalTable TABLE = LocalTable.open("ses-dkim-monitor");

  @AfterAll
  static void close() {
    TABLE.close();
  }

  private static Map<String, AttributeValue> row(String... keysAndValues) {
    Map<String, AttributeValue> row = new HashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      row.put(keysAndValues[i], AttributeValue.fromS(keysAndValues[i + 1]));
    }
    return row;
  }

  private static void put(DynamoDbClient client, Map<String, AttributeValue> row) {
    client.putItem(r -> r.tableName(TABLE.name()).item(row));
  }

  @Test
  void isOnDemandAndDeletesByExpiresAt() {
    var table = TABLE.client().describeTable(r -> r.tableName(TABLE.name())).table();
    var ttl =
        TABLE.client().describeTimeToLive(r -> r.tableName(TABLE.name())).timeToLiveDescription();

    assertThat(table.billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
    assertThat(ttl.attributeName()).isEqualTo("expiresAt");
    assertThat(ttl.timeToLiveStatus()).isEqualTo(TimeToLiveStatus.ENABLED);
  }

  @Test
  void theIndexShowsWhatIsUnverifiedLongestFirstWithoutItsEvidence() {
    put(
        TABLE.client(),
        row(
            "pk",
            "p",
            "sk",
            "new",
            "unverifiedIn",
            "1",
            "since",
            "2026-02",
            "reason",
            "n",
            "x",
            "x"));
    put(
        TABLE.client(),
        row(
            "pk",
            "p",
            "sk",
            "old",
            "unverifiedIn",
            "1",
            "since",
            "2026-01",
            "reason",
            "o",
            "x",
            "x"));
    put(TABLE.client(), row("pk", "p", "sk", "fine", "since", "2026-01"));

    List<Map<String, AttributeValue>> broken =
        TABLE
            .client()
            .query(
                r ->
                    r.tableName(TABLE.name())
                        .indexName("unverified")
                        .keyConditionExpression("unverifiedIn = :a")
                        .expressionAttributeValues(Map.of(":a", AttributeValue.fromS("1"))))
            .items();

    assertThat(broken).allSatisfy(item -> assertThat(item).doesNotContainKey("x"));
    assertThat(broken)
        .extracting(item -> item.get("reason"))
        .extracting(AttributeValue::s)
        .containsExactly("o", "n");
  }

  @Test
  void conditionsHold() {
    put(TABLE.client(), row("pk", "lease", "sk", "1"));

    assertThatThrownBy(
            () ->
                TABLE
                    .client()
                    .putItem(
                        r ->
                            r.tableName(TABLE.name())
                                .item(row("pk", "lease", "sk", "1"))
                                .conditionExpression("attribute_not_exists(pk)")))
        .isInstanceOf(ConditionalCheckFailedException.class);
  }

  @Test
  void twoTablesOfOneNameShareNothing() {
    put(TABLE.client(), row("pk", "mine", "sk", "1"));
    try (LocalTable other = LocalTable.open(TABLE.name())) {
      assertThat(
              other
                  .client()
                  .getItem(r -> r.tableName(other.name()).key(row("pk", "mine", "sk", "1")))
                  .item())
          .isEmpty();
    }
  }

  @Test
  void theSameTableIsThereOverLoopbackForAnotherProcess() {
    try (LoopbackDynamoDb engine = LoopbackDynamoDb.start();
        DynamoDbClient client = Clients.dynamoDb(engine.endpoint())) {
      assertThat(Loopback.reaches("127.0.0.1", engine.endpoint().getPort())).isTrue();
      assertThat(Loopback.reaches("127.0.0.2", engine.endpoint().getPort())).isFalse();
      assertThatThrownBy(() -> put(client, row("pk", "p", "sk", "1")))
          .isInstanceOf(ResourceNotFoundException.class);

      LocalTable.create(client, TABLE.name());
      put(client, row("pk", "p", "sk", "1"));

      assertThat(
              client
                  .getItem(r -> r.tableName(TABLE.name()).key(row("pk", "p", "sk", "1")))
                  .hasItem())
          .isTrue();
    }
  }
}
