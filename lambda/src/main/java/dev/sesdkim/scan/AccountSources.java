package dev.sesdkim.scan;

/// Port: gives access to accounts.
public interface AccountSources {

  /// The ports that read this account in one scan. Makes no call: if a role cannot be assumed,
  /// [Regions#enabled], which is called first, throws a [ScanFailure] whose problem names
  /// `sts:AssumeRole`.
  AccountSource of(String account);
}
