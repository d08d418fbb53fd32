package dev.sesdkim.dkim;

/// Whether a DMARC record applies to a domain, and how.
public enum DmarcStatus {
  /// The domain has a record of its own.
  FOUND,
  /// A record of a domain above it applies.
  INHERITED,
  /// There is none.
  MISSING,
  /// There is one, but receivers must ignore it.
  INVALID,
  /// There are several at one name, which receivers must ignore.
  MULTIPLE,
  /// DNS could not be asked.
  UNKNOWN
}
