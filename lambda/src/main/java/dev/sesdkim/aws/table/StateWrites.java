package dev.sesdkim.aws.table;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The writes of one step, to be made in one transaction: the state, the history stretches that
/// begin and end, and the alerts that become due or are withdrawn.
///
/// @param state the new row of the state
/// @param parts the first writes or deletes the state row; it has a condition only for a first
///   sight
record StateWrites(
    Identity identity, Map<String, AttributeValue> state, List<TransactWriteItem> parts) {

  static StateWrites of(Table table, Transition step) {
    Identity identity = step.identity();
    State after = step.after();
    NewRow row = StateItem.of(after);
    List<TransactWriteItem> parts = new ArrayList<>();
    if (after.removed()) {
      parts.add(delete(table, Keys.state(identity)));
      parts.add(put(table, untold(step) ? row : expiring(row, after, table.retention())));
    } else {
      parts.add(step.before().isPresent() ? put(table, row) : firstSight(table, row));
      if (step.before().filter(State::removed).isPresent()) {
        parts.add(delete(table, Keys.removed(identity)));
      }
    }
    if (step.startsStretch()) {
      parts.add(put(table, HistoryItem.open(after)));
    }
    if (step.endsStretch()) {
      Instant end = after.dates().removedAt().orElse(after.dates().stretchSince());
      step.before()
          .map(before -> HistoryItem.ended(before, end, table.retention()))
          .ifPresent(ended -> parts.add(put(table, ended)));
    }
    parts.addAll(due(table, step));
    return new StateWrites(identity, row.attributes(), parts);
  }

  static TransactWriteItem put(Table table, NewRow row) {
    Put put = Put.builder().tableName(table.name()).item(row.attributes()).build();
    return TransactWriteItem.builder().put(put).build();
  }

  /// Deletes a row if it exists.
  static TransactWriteItem delete(Table table, NewRow key) {
    Delete delete = Delete.builder().tableName(table.name()).key(key.attributes()).build();
    return TransactWriteItem.builder().delete(delete).build();
  }

  /// Writes the row of a first sight, unless a row exists, perhaps one that could not be read. In
  /// that case DynamoDB returns the existing row.
  private static TransactWriteItem firstSight(Table table, NewRow row) {
    Put put =
        Put.builder()
            .tableName(table.name())
            .item(row.attributes())
            .conditionExpression("attribute_not_exists(pk)")
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
            .build();
    return TransactWriteItem.builder().put(put).build();
  }

  private static boolean untold(Transition step) {
    return step.due().stream().anyMatch(due -> due.kind() == AlertKind.OfDomain.REMOVED);
  }

  private static NewRow expiring(NewRow row, State removed, Duration retention) {
    removed
        .dates()
        .removedAt()
        .ifPresent(at -> row.put("expiresAt", TableTime.expiry(at, retention)));
    return row;
  }

  /// The writes of due rows, one write a row as a transaction requires. A row that is withdrawn and
  /// becomes due again stays.
  private static Collection<TransactWriteItem> due(Table table, Transition step) {
    Map<Map<String, AttributeValue>, TransactWriteItem> writes = new LinkedHashMap<>();
    step.withdrawn()
        .map(until -> Keys.grace(step.identity(), until))
        .ifPresent(key -> writes.put(key.attributes(), delete(table, key)));
    step.due().forEach(due -> writes.put(Keys.due(due).attributes(), put(table, DueItem.of(due))));
    return writes.values();
  }
}
