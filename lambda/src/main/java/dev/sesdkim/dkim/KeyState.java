package dev.sesdkim.dkim;

/// What is known about the DKIM keys behind a domain's records.
public enum KeyState {
  /// At least one record leads to a key.
  PRESENT,
  /// Every record was looked up, and none leads to a key.
  NONE,
  /// As [#NONE], because every record leads to a key that is revoked (`p=` with nothing after it,
  /// RFC 6376 section 3.6.1).
  REVOKED,
  /// No key was seen, but not everything could be looked up.
  UNKNOWN
}
