package dev.sesdkim.dkim;

/// An account's turn in a scan.
public record AccountTurn(Account account, Kind kind) {

  /// What a scan does with an account.
  public enum Kind {
    /// The account is listed, or the list could not be read: the account is scanned.
    LISTED,
    /// The account is missing from the list for the first time: it is scanned, and a second scan
    /// decides.
    MISSING,
    /// Two scans did not find the account in the list: it is no longer watched.
    GONE
  }
}
