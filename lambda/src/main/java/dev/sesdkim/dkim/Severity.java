package dev.sesdkim.dkim;

/// How soon a person should look.
public enum Severity {
  CRITICAL,
  WARNING,
  INFO
}
