package dev.sesdkim.local.simulated.table;

import java.util.Map;

/// Limits how much a table may write.
@FunctionalInterface
public interface Capacity {

  /// Takes the write units, all of them or none.
  ///
  /// @param units by partition key
  /// @return whether the units were taken
  boolean take(Map<String, Integer> units);
}
