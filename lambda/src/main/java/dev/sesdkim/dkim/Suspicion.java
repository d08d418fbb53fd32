package dev.sesdkim.dkim;

/// What one scan saw and a second scan must confirm before an alert. A retry of the same invocation
/// has the same scan id and confirms nothing.
public enum Suspicion {
  /// A DKIM record is wrong in DNS although SES says `Success`.
  AT_RISK,
  /// A domain that met the bulk-sender rules no longer does.
  NOT_READY,
  /// SES made a new key, but DNS still publishes the old keys.
  KEY_UNCHANGED,
  /// SES no longer lists the identity, or the domain that governs an address.
  MISSING,
  /// SES lists a removed identity again, but its status is still unknown.
  RETURNED
}
