package dev.sesdkim.scan;

import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.Mutes;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Takes accounts for one invocation of a scan.
record AccountTaking(ScanRun run, Patience patience, Store store, ScanLog log) {

  /// The same for an account other than the monitor's own.
  AccountTaking ofOther(String account) {
    // Rows that the table left alone are noted with the monitor's own account.
    Store rows = new Store(store.accounts(), store.regions(), store.states(), store.outbox());
    return new AccountTaking(run, patience, rows, new AccountLog(log, account));
  }

  /// Takes the monitor's own account, if no other scan has it.
  ///
  /// @throws ScanFailure if its row cannot be read or written
  Optional<AccountScan> takeOwn() {
    return take(new Account(run.account(), run.accountName()));
  }

  /// Takes an account, if no other scan has it.
  ///
  /// @throws ScanFailure if its row cannot be read or written
  Optional<AccountScan> take(Account account) {
    return store
        .accounts()
        .take(account.id(), run.moment(), run.end().at())
        .map(row -> scan(account, row));
  }

  /// The account as its row says; the scan can write about it only after it has taken it.
  AccountScan scan(Account account, AccountRow row) {
    List<ScanFailure> unread = new ArrayList<>();
    ScanContext context =
        new ScanContext(
            run.moment(),
            row.starts(),
            row.messages().startedTold().isPresent(),
            patience.confirm(),
            patience.grace(),
            mutes(account.id(), unread::add));
    Claim claim = new Claim(account.id(), row.fence(), run.end());
    AccountScan scan =
        new AccountScan(account, row, new TakenAccount(run, claim, context, store, log));
    unread.forEach(scan::unread);
    return scan;
  }

  /// What is muted. If it cannot be read, the identities' rows say what is.
  private Mutes mutes(String account, Consumer<ScanFailure> unread) {
    try {
      return store.accounts().mutes(account);
    } catch (ScanFailure why) {
      unread.accept(why);
    } catch (RuntimeException fault) {
      unread.accept(
          new ScanFailure(
              "A fault in this program kept account " + account + "'s mutes from being read.",
              new Problem(Problem.Kind.UNEXPECTED, "dynamodb:Query", fault.toString()),
              fault));
    }
    return Mutes.UNKNOWN;
  }
}
