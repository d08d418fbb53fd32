package dev.sesdkim.local.simulated.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Writes one or several rows, all or none.
final class TableWrites {

  /// The most writes of a transaction.
  private static final int LARGEST = 100;

  private final TableRows rows;
  private final Capacity capacity;

  TableWrites(TableRows rows, Capacity capacity) {
    this.rows = rows;
    this.capacity = capacity;
  }

  /// The outcome of the writes.
  sealed interface Outcome {

    /// All were made.
    ///
    /// @param rows as they are now, one for each write
    record Written(List<Optional<StoredRow>> rows, int units, int written) implements Outcome {}

    /// Some conditions do not hold.
    ///
    /// @param holds one for each write
    /// @param rows as they are, one for each write
    record Refused(List<Boolean> holds, List<Optional<StoredRow>> rows, int units)
        implements Outcome {}

    /// The table's capacity is used up for now.
    record Throttled() implements Outcome {}
  }

  /// Makes the writes.
  ///
  /// @param times how often a unit counts: twice in a transaction
  synchronized Outcome make(List<TableWrite> writes, int times) {
    requireValid(writes);
    List<Boolean> holds = new ArrayList<>();
    List<Optional<StoredRow>> before = new ArrayList<>();
    List<Optional<StoredRow>> after = new ArrayList<>();
    Map<String, Integer> units = new HashMap<>();
    for (TableWrite write : writes) {
      Optional<StoredRow> row = rows.get(write.key());
      boolean condition = write.condition().holds(row);
      Optional<StoredRow> next = condition ? write.change().apply(row) : row;
      holds.add(condition);
      before.add(row);
      after.add(next);
      units.merge(write.key().pk(), TableWrite.units(row, next, times), Integer::sum);
    }
    int all = units.values().stream().mapToInt(Integer::intValue).sum();
    if (!capacity.take(units)) {
      return new Outcome.Throttled();
    }
    if (holds.contains(false)) {
      return new Outcome.Refused(holds, before, all);
    }
    int written = 0;
    for (int n = 0; n < writes.size(); n++) {
      if (writes.get(n).writes()) {
        rows.set(writes.get(n).key(), after.get(n));
        written++;
      }
    }
    return new Outcome.Written(after, all, written);
  }

  private static void requireValid(List<TableWrite> writes) {
    if (writes.isEmpty() || writes.size() > LARGEST) {
      throw new Unsupported("A transaction must have 1 to %d writes".formatted(LARGEST));
    }
    Set<RowKey> keys = new HashSet<>();
    for (TableWrite write : writes) {
      if (!keys.add(write.key())) {
        throw new Unsupported(
            "Transaction request cannot include multiple operations on one item: " + write.key());
      }
    }
  }
}
