package dev.sesdkim.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/// The measured use of one scan in which nothing had changed, and the size of the table.
///
/// @param identities the number of identities in the whole account
/// @param regions the number of regions that the identities are evenly spread over
/// @param seconds the duration of the invocation, without the start of the process
/// @param logBytes the log's size as CloudWatch Logs bills it
/// @param rows all rows except those of scans
/// @param rowBytes their size, without DynamoDB's overhead for each row
/// @param scanRowBytes the size of one scan's row
record MeasuredUse(
    int identities,
    int regions,
    double seconds,
    long writeUnits,
    long readUnits,
    long logBytes,
    long rows,
    long rowBytes,
    long scanRowBytes) {

  static MeasuredUse of(Document scan) {
    return new MeasuredUse(
        (int) scan.number("identities"),
        (int) scan.number("regions"),
        scan.number("seconds"),
        (long) scan.number("writeUnits"),
        (long) scan.number("readUnits"),
        (long) scan.number("logBytes"),
        (long) scan.number("rows"),
        (long) scan.number("rowBytes"),
        (long) scan.number("scanRowBytes"));
  }

  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("identities", identities);
    fields.put("regions", regions);
    fields.put("seconds", seconds);
    fields.put("writeUnits", writeUnits);
    fields.put("readUnits", readUnits);
    fields.put("logBytes", logBytes);
    fields.put("rows", rows);
    fields.put("rowBytes", rowBytes);
    fields.put("scanRowBytes", scanRowBytes);
    return fields;
  }
}
