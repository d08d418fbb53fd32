package dev.sesdkim.aws.table;

import dev.sesdkim.scan.Claim;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The condition that a row still has a scan's number, so that no later scan has begun.
final class Fence {

  static final String ATTRIBUTE = "fence";

  /// The row has this number.
  static final String HOLDS = "fence = :expected";

  private Fence() {}

  /// The values of [#HOLDS].
  static Map<String, AttributeValue> values(Claim claim) {
    return values(claim.fence());
  }

  static Map<String, AttributeValue> values(long number) {
    return Map.of(":expected", NewRow.number(number));
  }

  /// Checks the condition on a row without writing it.
  static TransactWriteItem check(Table table, NewRow key, Claim claim) {
    ConditionCheck check =
        ConditionCheck.builder()
            .tableName(table.name())
            .key(key.attributes())
            .conditionExpression(HOLDS)
            .expressionAttributeValues(values(claim))
            .build();
    return TransactWriteItem.builder().conditionCheck(check).build();
  }

  /// Writes a whole row under the condition.
  static TransactWriteItem put(Table table, NewRow row, Claim claim) {
    Put put =
        Put.builder()
            .tableName(table.name())
            .item(row.attributes())
            .conditionExpression(HOLDS)
            .expressionAttributeValues(values(claim))
            .build();
    return TransactWriteItem.builder().put(put).build();
  }
}
