package dev.sesdkim.scan;

import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.AccountTurn;
import dev.sesdkim.dkim.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The first step of a scan by many functions: lists the accounts. Each account then gets an
/// invocation of its own.
///
/// @param lists takes the list
public record AccountLister(
    WatchedAccounts watched, Accounts rows, AccountLists lists, ScanLog log) {

  /// How many accounts there are, including the monitor's own.
  ///
  /// @param unlisted why the accounts could not be listed; if so, the known accounts are counted
  public record Listed(int accounts, Optional<Problem> unlisted) {}

  /// Writes the list, the monitor's own account first.
  ///
  /// @throws ScanFailure if the known accounts cannot be read from the table, or the list cannot be
  ///   written
  public Listed run(ScanRun run) {
    OtherAccounts others =
        OtherAccounts.of(
            watched,
            rows,
            run,
            Integer.MAX_VALUE,
            unread -> {
              throw unread;
            },
            log);
    List<AccountTurn> turns = new ArrayList<>();
    turns.add(
        new AccountTurn(new Account(run.account(), run.accountName()), AccountTurn.Kind.LISTED));
    turns.addAll(others.turns());
    lists.write(run.moment().scanId(), turns);
    return new Listed(turns.size(), others.unlisted());
  }
}
