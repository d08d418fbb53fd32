package dev.sesdkim.dkim;

/// Whether mail from a domain meets what can be checked of the bulk-sender rules.
public enum ReadinessLevel {
  READY,
  NOT_READY,
  UNKNOWN
}
