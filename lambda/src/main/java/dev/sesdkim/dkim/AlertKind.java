package dev.sesdkim.dkim;

/// What an alert is about.
public sealed interface AlertKind {

  /// The name in messages, in rows of the table and in the summary of a scan.
  String name();

  default Severity severity() {
    return switch (this) {
      case OfDomain.REGRESSED, OfDomain.WORSENED -> Severity.CRITICAL;
      case OfDomain.FOUND_UNVERIFIED,
          OfDomain.REMOVED,
          OfDomain.AT_RISK,
          OfDomain.NOT_READY,
          OfScan.SCAN_PROBLEM ->
          Severity.WARNING;
      case OfDomain.RECOVERED, OfScan.SCAN_RECOVERED, OfAccount.STARTED, OfAccount.DIGEST ->
          Severity.INFO;
    };
  }

  /// What happened to domains or their addresses.
  enum OfDomain implements AlertKind {
    FOUND_UNVERIFIED,
    REGRESSED,
    WORSENED,
    RECOVERED,
    REMOVED,
    AT_RISK,
    NOT_READY;

    /// Whether signing is worse than it was before.
    public boolean isWorse() {
      return this == REGRESSED || this == WORSENED;
    }
  }

  /// What a scan cannot read or do, or can again.
  enum OfScan implements AlertKind {
    SCAN_PROBLEM,
    SCAN_RECOVERED
  }

  /// How accounts stand.
  enum OfAccount implements AlertKind {
    STARTED,
    DIGEST
  }
}
