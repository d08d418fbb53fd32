package dev.sesdkim.aws.table;

import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// The writes of one step, all of them or none: the state if it is still the one that the step
/// starts from, the stretch that begins, and the one that ends.
final class StateTransaction {

  private StateTransaction() {}

  /// The state's write is the first, and the only one with a condition.
  static List<TransactWriteItem> of(Transition step, Table table) {
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(TransactWriteItem.builder().put(state(step, table)).build());
    if (step.startsStretch()) {
      Put begun =
          Put.builder().tableName(table.name()).item(HistoryItem.open(step.after())).build();
      writes.add(TransactWriteItem.builder().put(begun).build());
    }
    step.before()
        .filter(_ -> step.endsStretch())
        .map(before -> ended(before, end(step.after()), table))
        .ifPresent(ended -> writes.add(TransactWriteItem.builder().update(ended).build()));
    return writes;
  }

  private static Put state(Transition step, Table table) {
    Put.Builder put =
        Put.builder()
            .tableName(table.name())
            .item(StateItem.of(step.after()))
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    Optional<State> before = step.before();
    if (before.isEmpty()) {
      return put.conditionExpression("attribute_not_exists(pk)").build();
    }
    Map<String, AttributeValue> values = new LinkedHashMap<>();
    values.put(":scan", NewRow.text(before.get().scanId()));
    values.put(":seen", NewRow.text(before.get().lastSeenAt()));
    String sameAlerts = "attribute_not_exists(alertDue)";
    if (!before.get().alertsDue().isEmpty()) {
      values.put(":due", DueAlerts.value(before.get().alertsDue()));
      sameAlerts = "alertDue = :due";
    }
    return put.conditionExpression("scanId = :scan AND lastSeenAt = :seen AND " + sameAlerts)
        .expressionAttributeValues(values)
        .build();
  }

  private static Instant end(State after) {
    return after.removedAt().orElse(after.stretchSince());
  }

  /// Sets every attribute, so that a row which is gone comes back whole, and what else another
  /// version wrote into it stays.
  private static Update ended(State before, Instant until, Table table) {
    Map<String, AttributeValue> key =
        Keys.history(before.identity(), before.stretchSince()).attributes();
    Map<String, String> names = new LinkedHashMap<>();
    Map<String, AttributeValue> values = new LinkedHashMap<>();
    StringJoiner sets = new StringJoiner(", ", "SET ", "");
    HistoryItem.ended(before, until, table.retention())
        .forEach(
            (name, value) -> {
              if (!key.containsKey(name)) {
                names.put("#" + name, name);
                values.put(":" + name, value);
                sets.add("#%s = :%s".formatted(name, name));
              }
            });
    return Update.builder()
        .tableName(table.name())
        .key(key)
        .updateExpression(sets.toString())
        .expressionAttributeNames(names)
        .expressionAttributeValues(values)
        .build();
  }
}
