package dev.sesdkim.scan;

import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.AccountTurn;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.rules.AccountAdvice;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/// Takes the accounts of a scan and reads them, a few at a time.
///
/// @param progress follows the monitor's own account
record AccountReading(
    AccountTaking taking,
    AccountSources sources,
    RegionSelection selection,
    SharedDns dns,
    ScanProgress progress) {

  /// What one scan of all accounts notes with the monitor's own account. A run for one account
  /// alone may have noted it with that account.
  private static final Set<ScanPart> OF_THE_WHOLE_SCAN = Set.of(ScanPart.DNS, ScanPart.TIME);

  /// How many accounts are read in parallel. Memory is the limit, because each account reads all
  /// its regions at once.
  static final int SIDE_BY_SIDE = 10;

  private static final Problem NOT_LISTED =
      new Problem(
          Problem.Kind.EXCLUDED,
          AccountAdvice.LIST,
          "two scans did not find it in the list of accounts to watch");

  /// Reads the monitor's own account, and the others whose turn it is.
  ///
  /// @return the outcome of each of the others
  /// @throws ScanFailure of the kind SUPERSEDED once a later scan has taken the monitor's own
  ///   account
  List<AccountOutcome> of(AccountScan own, List<AccountTurn> turns) {
    return List.copyOf(
        new ParallelTasks(giveUp(), SIDE_BY_SIDE)
            .each(
                turns,
                this::of,
                (turn, thrown) -> failed(turn.account(), thrown),
                () -> read(own, progress))
            .values());
  }

  /// When to stop waiting for accounts: after half of the time kept for sending alerts. Regions
  /// that hang are given up earlier.
  private Deadline giveUp() {
    Deadline saving = taking.run().saving();
    return new Deadline(
        saving.clock(),
        saving.at().plus(Duration.between(saving.at(), taking.run().end().at()).dividedBy(2)));
  }

  private AccountOutcome of(AccountTurn turn) {
    Account account = turn.account();
    if (taking.run().reading().passed()) {
      return new AccountOutcome.Waits(account);
    }
    Optional<AccountScan> taken = taking.ofOther(account.id()).take(account);
    if (taken.isEmpty()) {
      return new AccountOutcome.Busy(account);
    }
    read(turn.kind(), taken.get());
    // Here, in parallel with other accounts, because it takes a query for each region.
    taken.get().collect(Map.of(), OF_THE_WHOLE_SCAN);
    return new AccountOutcome.Scanned(taken.get());
  }

  /// Reads an account that was taken, as its turn says.
  ///
  /// @throws ScanFailure of the kind SUPERSEDED once a later scan has taken it
  void read(AccountTurn.Kind turn, AccountScan scan) {
    switch (turn) {
      case LISTED -> read(scan, ScanProgress.NONE);
      case MISSING -> {
        scan.watch().isMissed();
        read(scan, ScanProgress.NONE);
      }
      case GONE -> {
        scan.watch().isGone(NOT_LISTED);
        scan.read(known -> everyRegion(scan, ScanProgress.NONE).noLongerWatched(known, NOT_LISTED));
      }
    }
  }

  private void read(AccountScan scan, ScanProgress heard) {
    EveryRegion regions = everyRegion(scan, heard);
    scan.read(known -> regions.of(selection, known));
  }

  private EveryRegion everyRegion(AccountScan scan, ScanProgress heard) {
    return new EveryRegion(scan.taken(), sources.of(scan.account().id()), dns, heard);
  }

  private AccountOutcome failed(Account account, Throwable thrown) {
    return switch (thrown) {
      case TimeoutException _ ->
          new AccountOutcome.Failed(
              account,
              new Problem(Problem.Kind.DEADLINE, "the scan", "its scan did not end in time"));
      // A later scan has the account and reports on it.
      case ScanFailure failure when failure.isSuperseded() -> new AccountOutcome.Busy(account);
      case ScanFailure failure -> new AccountOutcome.Failed(account, failure.problem());
      default -> {
        taking.log().error("account failed", Map.of("account", account.id()), thrown);
        yield new AccountOutcome.Failed(
            account,
            new Problem(Problem.Kind.UNEXPECTED, "scan of " + account.id(), thrown.toString()));
      }
    };
  }
}
