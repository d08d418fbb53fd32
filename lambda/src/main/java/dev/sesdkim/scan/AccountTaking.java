package dev.sesdkim.scan;

import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.ScanContext;
import java.util.Optional;

/// Takes accounts for one invocation of a scan.
record AccountTaking(ScanRun run, Patience patience) {

  /// Takes an account, if no other scan has it.
  ///
  /// @throws ScanFailure if its row cannot be read or written
  Optional<AccountScan> take(Account account, Store rows, ScanLog lines) {
    return rows.accounts()
        .take(account.id(), run.moment(), run.end().at())
        .map(row -> scan(account, row, rows, lines));
  }

  /// The account as its row says; the scan can write about it only after it has taken it.
  AccountScan scan(Account account, AccountRow row, Store rows, ScanLog lines) {
    KnownMutes mutes = KnownMutes.of(rows.accounts(), account.id());
    ScanContext context =
        new ScanContext(
            run.moment(),
            row.starts(),
            row.messages().startedTold().isPresent(),
            patience.confirm(),
            patience.grace(),
            mutes.known());
    AccountScan scan =
        new AccountScan(
            account, row, new Claim(account.id(), row.fence(), run.end()), context, rows, lines);
    mutes.unread().ifPresent(scan::unread);
    return scan;
  }
}
