package dev.sesdkim.dkim;

/// What an alert tells.
public enum AlertKind {
  STARTED(Severity.INFO),
  REGRESSED(Severity.CRITICAL),
  WORSENED(Severity.CRITICAL),
  RECOVERED(Severity.INFO),
  REMOVED(Severity.WARNING),
  AT_RISK(Severity.WARNING),
  NOT_READY(Severity.WARNING),
  SCAN_PROBLEM(Severity.WARNING);

  private final Severity severity;

  AlertKind(Severity severity) {
    this.severity = severity;
  }

  public Severity severity() {
    return severity;
  }
}
