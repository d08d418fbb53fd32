package dev.sesdkim.scan;

import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.Trouble;
import java.util.Optional;

/// Whether an account that a scan has taken is watched, by this scan and by the next.
final class AccountWatch {

  private final Account account;
  private final TakenAccount taken;
  private final AccountRow before;
  private final AccountMemory memory;
  private Optional<Problem> gone = Optional.empty();

  /// @param before the account's row right after the scan took the account
  AccountWatch(Account account, TakenAccount taken, AccountRow before, AccountMemory memory) {
    this.account = account;
    this.taken = taken;
    this.before = before;
    this.memory = memory;
  }

  /// This scan did not find the account in the list of accounts, or could not read the list after
  /// an earlier one did not find it.
  void isMissed() {
    remember(before.watch().missedBy(taken.context().moment()));
  }

  /// The account is no longer to be watched. Its row says so only once that news is sent: what is
  /// due in an account without a turn is never sent, and this scan may die first.
  void isGone(Problem why) {
    remember(before.watch());
    gone = Optional.of(why);
  }

  /// No invocation of this scan has read the account to its end.
  ///
  /// @param toBeRead whether this scan was to read the account: one that was gone is then watched
  ///   again
  void isNotScanned(boolean toBeRead) {
    if (!toBeRead || before.isWatched()) {
      remember(before.watch());
    }
    gone =
        Optional.ofNullable(memory.row().troubles().get(ScanPart.REGIONS))
            .map(Trouble::problem)
            .filter(problem -> !toBeRead && problem.kind() == Problem.Kind.EXCLUDED);
  }

  /// Why the account is no longer to be watched, if so.
  Optional<Problem> gone() {
    return gone;
  }

  /// The account has no further turn.
  void end() {
    remember(before.watch().ended(taken.at()));
  }

  /// Whether the next scans watch the account too.
  boolean lasts() {
    return gone.isEmpty() && memory.row().isWatched();
  }

  private void remember(AccountRow.Watch watch) {
    memory.remember(memory.row().watched(account.name(), watch));
  }
}
