package dev.sesdkim.dkim;

/// Whether mail sent by an identity is DKIM-signed for its own domain.
public enum Verdict {
  VERIFIED,
  UNVERIFIED,
  /// The status could not be read. UNKNOWN never changes what was known before.
  UNKNOWN
}
