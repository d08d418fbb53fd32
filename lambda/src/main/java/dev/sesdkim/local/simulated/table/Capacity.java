package dev.sesdkim.local.simulated.table;

import java.util.Map;

/// How much a table may write.
@FunctionalInterface
public interface Capacity {

  /// Takes the write units, all of them or none.
  ///
  /// @param units by partition key
  /// @return whether there was room
  boolean take(Map<String, Integer> units);
}
