package dev.sesdkim.local.simulated.table;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// One write, alone or as a part of a transaction.
///
/// @param change turns the existing row into the new one; empty means no row
/// @param writes false if only the condition is checked
/// @param tellsOld whether a failed condition returns the existing row
record TableWrite(
    RowKey key,
    Condition condition,
    UnaryOperator<Optional<StoredRow>> change,
    boolean writes,
    boolean tellsOld) {

  private static final Set<String> CONDITION =
      Set.of(
          "TableName",
          "Key",
          "ConditionExpression",
          "ExpressionAttributeNames",
          "ExpressionAttributeValues",
          "ReturnValuesOnConditionCheckFailure");

  /// A part of a transaction.
  static TableWrite part(Map<?, ?> part) {
    if (part.size() == 1) {
      String name = String.valueOf(part.keySet().iterator().next());
      Map<?, ?> write = Typed.map(part, name);
      return switch (name) {
        case "Put" -> put(write);
        case "Update" -> update(write);
        case "Delete" -> {
          Typed.expect(write, Set.of("TableName", "Key"));
          yield write(RowKey.of(Typed.map(write, "Key")), write, _ -> Optional.empty(), true);
        }
        case "ConditionCheck" -> {
          Typed.expect(write, CONDITION);
          yield write(RowKey.of(Typed.map(write, "Key")), write, row -> row, false);
        }
        default -> throw new Unsupported(name + " is not among the parts of a transaction");
      };
    }
    throw new Unsupported("A part of a transaction must be one write");
  }

  static TableWrite put(Map<?, ?> write) {
    Typed.expect(
        write,
        Set.of(
            "TableName",
            "Item",
            "ConditionExpression",
            "ExpressionAttributeValues",
            "ReturnValuesOnConditionCheckFailure"));
    Map<?, ?> item = Typed.map(write, "Item");
    Optional<StoredRow> row = Optional.of(StoredRow.of(item));
    return write(RowKey.of(item), write, _ -> row, true);
  }

  static TableWrite update(Map<?, ?> write) {
    Typed.expect(
        write,
        Set.of(
            "TableName",
            "Key",
            "UpdateExpression",
            "ConditionExpression",
            "ExpressionAttributeNames",
            "ExpressionAttributeValues",
            "ReturnValues"));
    RowKey key = RowKey.of(Typed.map(write, "Key"));
    UpdateExpression update = UpdateExpression.of(write);
    return write(key, write, row -> Optional.of(update.of(key, row)), true);
  }

  private static TableWrite write(
      RowKey key, Map<?, ?> write, UnaryOperator<Optional<StoredRow>> change, boolean writes) {
    return new TableWrite(
        key,
        Condition.of(write),
        change,
        writes,
        Typed.word(write, "ReturnValuesOnConditionCheckFailure")
            .filter("ALL_OLD"::equals)
            .isPresent());
  }

  /// The write units of the table and its index (Developer Guide, "DynamoDB read and write
  /// operations"), for the larger of the old and the new row.
  ///
  /// @param times how often the table's units count: twice in a transaction; the index's count once
  static int units(Optional<StoredRow> before, Optional<StoredRow> after, int times) {
    int size = Math.max(size(before), size(after));
    return ItemSize.writeUnits(size) * times
        + IndexEntry.units(before.flatMap(StoredRow::shown), after.flatMap(StoredRow::shown));
  }

  private static int size(Optional<StoredRow> row) {
    return row.map(StoredRow::size).orElse(0);
  }
}
