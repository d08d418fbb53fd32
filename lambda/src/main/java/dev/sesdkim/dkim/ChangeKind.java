package dev.sesdkim.dkim;

/// What differs from last time.
public enum ChangeKind {
  /// Never seen before.
  FIRST_SEEN,
  /// Verified before, unverified now.
  REGRESSED,
  /// Unverified before, verified now.
  RECOVERED,
  /// Unverified before and for a worse reason now.
  WORSENED,
  /// No longer listed in a region that was listed.
  REMOVED,
  /// Listed again after it was removed.
  RETURNED
}
