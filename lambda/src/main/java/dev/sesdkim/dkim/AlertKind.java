package dev.sesdkim.dkim;

/// What an alert is about.
public enum AlertKind {
  STARTED(Severity.INFO),
  FOUND_UNVERIFIED(Severity.WARNING),
  REGRESSED(Severity.CRITICAL),
  WORSENED(Severity.CRITICAL),
  RECOVERED(Severity.INFO),
  REMOVED(Severity.WARNING),
  AT_RISK(Severity.WARNING),
  NOT_READY(Severity.WARNING),
  SCAN_PROBLEM(Severity.WARNING),
  SCAN_RECOVERED(Severity.INFO),
  DIGEST(Severity.INFO);

  private final Severity severity;

  AlertKind(Severity severity) {
    this.severity = severity;
  }

  public Severity severity() {
    return severity;
  }
}
