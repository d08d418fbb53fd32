package dev.sesdkim.aws.table;

import dev.sesdkim.scan.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// The lease, a row of the table. Its end is compared here: the table's TTL may take days to remove
/// what has expired (DynamoDB Developer Guide, "Using time to live").
public final class DynamoLease implements Lease {

  /// Expressions may not hold DynamoDB's reserved words as they are; `until` is one.
  private static final Map<String, String> NAMES = Map.of("#holder", "holder", "#until", "until");

  private final Table table;

  public DynamoLease(Table table) {
    this.table = table;
  }

  @Override
  public boolean take(String account, String holder, Instant now, Instant until) {
    NewRow lease =
        Keys.lease(account)
            .put("holder", holder)
            .put("until", until)
            .put("expiresAt", Times.expiry(until, Duration.ZERO));
    return table.askIf(
        TableAction.PUT_ITEM,
        client ->
            client.putItem(
                put ->
                    put.tableName(table.name())
                        .item(lease.attributes())
                        .conditionExpression(
                            "attribute_not_exists(pk) OR #holder = :holder OR #until <= :now")
                        .expressionAttributeNames(NAMES)
                        .expressionAttributeValues(
                            Map.of(":holder", NewRow.text(holder), ":now", NewRow.text(now)))));
  }

  @Override
  public boolean isStillOf(String account, String holder) {
    return TableQuery.ascending(Keys.leases(account)).page(table, Map.of()).rows().stream()
        .anyMatch(row -> NewRow.text(holder).equals(row.get("holder")));
  }

  @Override
  public void giveBack(String account, String holder) {
    table.askIf(
        TableAction.UPDATE_ITEM,
        client ->
            client.updateItem(
                update ->
                    update
                        .tableName(table.name())
                        .key(Keys.lease(account).attributes())
                        .updateExpression("SET #until = :ended")
                        .conditionExpression("#holder = :holder")
                        .expressionAttributeNames(NAMES)
                        .expressionAttributeValues(
                            Map.of(
                                ":holder", NewRow.text(holder),
                                ":ended", NewRow.text(Instant.EPOCH)))));
  }
}
