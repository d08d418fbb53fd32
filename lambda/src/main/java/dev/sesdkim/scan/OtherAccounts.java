package dev.sesdkim.scan;

import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.AccountTurn;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.rules.AccountAdvice;
import dev.sesdkim.rules.AccountTurns;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The accounts of a scan besides the monitor's own.
///
/// @param unlisted why the accounts could not be listed; then the known accounts have their turn
record OtherAccounts(AccountTurns accounts, Optional<Problem> unlisted) {

  /// Lists the accounts and compares them with the known accounts.
  ///
  /// @param most how many accounts may have their turn
  /// @param unread takes a failure to read the known accounts: it may throw, otherwise no account
  ///   counts as known
  static OtherAccounts of(
      WatchedAccounts watched,
      Accounts rows,
      ScanRun run,
      int most,
      Consumer<ScanFailure> unread,
      ScanLog log) {
    Optional<List<Account>> listed = Optional.empty();
    Optional<Problem> unlisted = Optional.empty();
    try {
      listed = Optional.of(watched.others());
    } catch (ScanFailure why) {
      log.warn("accounts not listed", Map.of("problem", String.valueOf(why.getMessage())));
      unlisted = Optional.of(why.problem());
    } catch (RuntimeException fault) {
      log.error("accounts not listed", Map.of(), fault);
      unlisted =
          Optional.of(new Problem(Problem.Kind.UNEXPECTED, AccountAdvice.LIST, fault.toString()));
    }
    return new OtherAccounts(
        AccountTurns.of(listed, known(rows, unread), run.account(), run.moment().scanId(), most),
        unlisted);
  }

  private static Map<String, AccountRow> known(Accounts rows, Consumer<ScanFailure> unread) {
    try {
      return rows.all();
    } catch (ScanFailure why) {
      unread.accept(why);
      return Map.of();
    }
  }

  private static Problem of(Account account, Problem problem) {
    return new Problem(
        problem.kind(), problem.action(), "account " + account.id() + ": " + problem.detail());
  }

  List<AccountTurn> turns() {
    return accounts.turns();
  }

  /// The accounts for which this scan has no turn left.
  List<Account> waiting() {
    return accounts.waiting();
  }

  /// Why the accounts could not be listed, why one of them failed, or that not all of them had
  /// their turn; empty if all is well.
  Optional<Problem> problem(List<AccountOutcome> outcomes) {
    if (unlisted.isPresent()) {
      return unlisted;
    }
    Optional<Problem> failed =
        outcomes.stream()
            .filter(AccountOutcome.Failed.class::isInstance)
            .map(AccountOutcome.Failed.class::cast)
            .findFirst()
            .map(one -> of(one.account(), one.problem()));
    if (failed.isPresent()) {
      return failed;
    }
    long late = outcomes.stream().filter(AccountOutcome.Waits.class::isInstance).count();
    if (waiting().isEmpty() && late == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Problem(
            Problem.Kind.DEADLINE,
            "the scan",
            "%d of %d accounts besides its own had no turn: a scan reads at most %d, and %s"
                .formatted(
                    waiting().size() + late,
                    outcomes.size() + waiting().size(),
                    AccountTurns.MOST,
                    late == 0
                        ? "its time was enough for those"
                        : "its time was over before the turn of " + late)));
  }
}
