package dev.sesdkim.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/// What one scan used in which nothing had changed, and what the table holds, as measured.
///
/// @param identities of the whole account
/// @param regions over which they are spread evenly
/// @param seconds of the invocation, without the start of the process
/// @param logBytes as CloudWatch Logs bills them
/// @param rows all but those of scans
/// @param rowBytes of these, without what DynamoDB adds to each row
/// @param scanRowBytes of the row of one scan
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
