package dev.sesdkim.dkim;

/// Whether mail from a domain meets the bulk-sender rules, as far as they can be checked.
public enum ReadinessLevel {
  READY,
  NOT_READY,
  UNKNOWN
}
