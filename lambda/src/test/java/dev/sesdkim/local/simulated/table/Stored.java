package dev.sesdkim.local.simulated.table;

/// The numbers of rows and bytes in the table.
///
/// @param rows all rows except those of scans
/// @param bytes their size, without DynamoDB's overhead for each row
/// @param scanRows the log of scans, whose rows expire
public record Stored(long rows, long bytes, long scanRows, long scanBytes) {

  static final Stored NOTHING = new Stored(0, 0, 0, 0);

  Stored plus(Stored more) {
    return new Stored(
        rows + more.rows, bytes + more.bytes, scanRows + more.scanRows, scanBytes + more.scanBytes);
  }
}
