package dev.sesdkim.dkim;

/// How urgent an alert is.
public enum Severity {
  CRITICAL,
  WARNING,
  INFO
}
