package dev.sesdkim.local.simulated.table;

/// What the table holds.
///
/// @param rows all but those of scans
/// @param bytes of these rows, without what DynamoDB adds to each
/// @param scanRows the log of scans, whose rows expire
public record Stored(long rows, long bytes, long scanRows, long scanBytes) {

  static final Stored NOTHING = new Stored(0, 0, 0, 0);

  Stored plus(Stored more) {
    return new Stored(
        rows + more.rows, bytes + more.bytes, scanRows + more.scanRows, scanBytes + more.scanBytes);
  }
}
