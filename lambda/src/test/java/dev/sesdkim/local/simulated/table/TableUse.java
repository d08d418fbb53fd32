package dev.sesdkim.local.simulated.table;

/// How much the table was used.
///
/// @param requests of any kind
/// @param writeUnits write request units, indexes and transactions included
/// @param readUnits read request units
/// @param written rows written or deleted; a check of a condition writes none
/// @param throttled writes that were refused for lack of throughput
public record TableUse(
    long requests, long writeUnits, long readUnits, long written, long throttled) {

  public static final TableUse NONE = new TableUse(0, 0, 0, 0, 0);

  static TableUse read(int units) {
    return new TableUse(1, 0, units, 0, 0);
  }

  static TableUse written(int rows, int units) {
    return new TableUse(1, units, 0, rows, 0);
  }

  static TableUse throttled(int writes) {
    return new TableUse(1, 0, 0, 0, writes);
  }

  TableUse plus(TableUse more) {
    return new TableUse(
        requests + more.requests,
        writeUnits + more.writeUnits,
        readUnits + more.readUnits,
        written + more.written,
        throttled + more.throttled);
  }

  public TableUse minus(TableUse before) {
    return new TableUse(
        requests - before.requests,
        writeUnits - before.writeUnits,
        readUnits - before.readUnits,
        written - before.written,
        throttled - before.throttled);
  }
}
