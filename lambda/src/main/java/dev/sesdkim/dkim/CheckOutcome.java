package dev.sesdkim.dkim;

/// What became of one check.
public enum CheckOutcome {
  PASS,
  /// In order today, but worth a look.
  WARN,
  FAIL,
  /// It could not be told.
  UNKNOWN
}
