package dev.sesdkim.scan;

/// Port: what reads an account.
public interface AccountSources {

  /// What reads this account in one scan. Nothing is asked yet: a role that cannot be assumed is a
  /// [ScanFailure] of [Regions#enabled], which is asked first, and its problem names
  /// `sts:AssumeRole`.
  AccountSource of(String account);
}
