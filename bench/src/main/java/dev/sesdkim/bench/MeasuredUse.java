package dev.sesdkim.bench;

/// What one scan used, as measured.
///
/// @param identities all in one region, which takes longest
/// @param seconds of the invocation, without the start of the process
record MeasuredUse(int identities, double seconds, long writeUnits, long readUnits, long logBytes) {

  static MeasuredUse of(Document scan) {
    return new MeasuredUse(
        (int) scan.number("identities"),
        scan.number("seconds"),
        (long) scan.number("writeUnits"),
        (long) scan.number("readUnits"),
        (long) scan.number("logBytes"));
  }
}
