package dev.sesdkim.dkim;

/// An account's turn in a scan.
public record AccountTurn(Account account, Kind kind) {

  /// What a scan does with an account.
  public enum Kind {
    /// The account is listed, or the list could not be read and no scan missed the account before:
    /// it is scanned.
    LISTED,
    /// A scan did not find the account in the list: it is scanned, and a second scan that can read
    /// the list decides.
    MISSING,
    /// Two scans did not find the account in the list: it is no longer watched.
    GONE
  }
}
