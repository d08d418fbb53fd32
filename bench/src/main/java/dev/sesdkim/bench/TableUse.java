package dev.sesdkim.bench;

/// What was asked of the table.
///
/// @param requests of any kind
/// @param writeUnits write request units, indexes and transactions included
/// @param readUnits read request units
/// @param written rows written
/// @param throttled writes that were refused for want of throughput
record TableUse(long requests, long writeUnits, long readUnits, long written, long throttled) {

  static final TableUse NONE = new TableUse(0, 0, 0, 0, 0);

  TableUse plus(TableUse more) {
    return new TableUse(
        requests + more.requests,
        writeUnits + more.writeUnits,
        readUnits + more.readUnits,
        written + more.written,
        throttled + more.throttled);
  }

  TableUse minus(TableUse before) {
    return new TableUse(
        requests - before.requests,
        writeUnits - before.writeUnits,
        readUnits - before.readUnits,
        written - before.written,
        throttled - before.throttled);
  }
}
