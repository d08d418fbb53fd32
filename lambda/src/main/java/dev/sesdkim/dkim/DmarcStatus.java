package dev.sesdkim.dkim;

/// Whether a DMARC record applies to a domain, and how.
public enum DmarcStatus {
  /// The domain has a record of its own.
  FOUND,
  /// A record of a domain above it applies.
  INHERITED,
  /// There is no record.
  MISSING,
  /// There is a record, but receivers must ignore it.
  INVALID,
  /// There are several records at one name, so receivers must ignore them.
  MULTIPLE,
  /// DNS could not be asked.
  UNKNOWN
}
