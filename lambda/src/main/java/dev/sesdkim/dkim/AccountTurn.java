package dev.sesdkim.dkim;

/// An account's turn in a scan.
public record AccountTurn(Account account, Kind kind) {

  /// What becomes of an account in a scan.
  public enum Kind {
    /// It is listed, or the list could not be read: it is scanned.
    LISTED,
    /// The list misses it for the first time: it is scanned, and a second scan decides.
    MISSING,
    /// Two scans agree that it is no longer listed: it is not watched any more.
    GONE
  }
}
