package dev.sesdkim.dkim;

/// What differs from last time.
public enum ChangeKind {
  /// Never seen before.
  FIRST_SEEN,
  /// First seen, or first readable, after monitoring started, and unverified.
  FOUND_UNVERIFIED,
  /// Verified before, unverified now.
  REGRESSED,
  /// Unverified before, verified now.
  RECOVERED,
  /// Unverified before and for a worse reason now.
  WORSENED,
  /// Missing from the list of two scans.
  REMOVED,
  /// Listed again after it was removed.
  RETURNED
}
