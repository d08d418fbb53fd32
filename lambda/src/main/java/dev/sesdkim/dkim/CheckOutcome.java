package dev.sesdkim.dkim;

/// The outcome of one check.
public enum CheckOutcome {
  PASS,
  /// Passes today, but a person should check it.
  WARN,
  FAIL,
  /// The check could not be made.
  UNKNOWN
}
