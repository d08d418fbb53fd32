package dev.sesdkim.dkim;

/// Whether mail sent by an identity is DKIM-signed for its own domain.
public enum Verdict {
  VERIFIED,
  UNVERIFIED,
  /// We could not find out. It never changes what was known before.
  UNKNOWN
}
