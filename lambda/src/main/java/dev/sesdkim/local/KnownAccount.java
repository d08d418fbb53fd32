package dev.sesdkim.local;

import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.local.text.AccountLabels;
import java.util.Collection;
import java.util.Optional;

/// An account that people ask a deployed table about.
///
/// @param row what is remembered of its scans, if anything
record KnownAccount(Account account, Optional<AccountRow> row) {

  static KnownAccount of(AccountRow row) {
    return new KnownAccount(new Account(row.account(), row.name()), Optional.of(row));
  }

  /// An account without a row.
  static KnownAccount of(String id) {
    return new KnownAccount(new Account(id, Optional.empty()), Optional.empty());
  }

  static AccountLabels names(Collection<KnownAccount> accounts) {
    return new AccountLabels(accounts.stream().map(KnownAccount::account).toList());
  }

  /// Whether scans read it, or will.
  boolean isWatched() {
    return row.map(AccountRow::isWatched).orElse(true);
  }

  String id() {
    return account.id();
  }
}
