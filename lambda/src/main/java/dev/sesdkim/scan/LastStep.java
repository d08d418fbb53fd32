package dev.sesdkim.scan;

import static java.util.stream.Collectors.joining;

import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.AccountTurn;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanRecord;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The last step of a scan by many functions: notes which accounts were not read, and sends what is
/// due in every account, as a scan by one function does.
///
/// An account that was read, has nothing due and was named in `STARTED` costs no call of its own:
/// one query reads the rows of all accounts.
public record LastStep(
    AccountLists lists, Store store, Alerts alerts, Patience patience, ScanLog log) {

  /// The most account ids that a problem names.
  private static final int MOST_NAMED = 5;

  /// The result of the scan.
  ///
  /// @param finished the scan of the monitor's own account, healthy only if every account is
  /// @param accounts how many accounts there are, including the monitor's own
  /// @param scanned how many accounts were read to their end
  /// @param healthy how many accounts are healthy
  /// @param notScanned the ids of the accounts that were not read to their end
  public record Result(
      ScanSummary.Finished finished,
      int accounts,
      int scanned,
      int healthy,
      List<String> notScanned) {
    public Result {
      notScanned = List.copyOf(notScanned);
    }
  }

  /// @param toBeRead those that are not gone; empty if the list cannot be read
  private record Listed(
      Map<String, Account> accounts, Set<String> toBeRead, Optional<Problem> problem) {}

  /// Sends everything that is due; does nothing while another scan has the monitor's own account.
  ///
  /// @param startedAt when the scan started
  /// @param unlisted why the accounts could not be listed, if they could not
  /// @return the result; empty if another scan has the monitor's own account
  /// @throws ScanFailure if the accounts' rows cannot be read, the row of the monitor's own account
  ///   cannot be read or written, a later scan has taken that account, or it was not scanned and no
  ///   region of any other was read; the next scan sends what is due
  public Optional<Result> run(ScanRun run, Instant startedAt, Optional<Problem> unlisted) {
    NavigableMap<String, AccountRow> rows = store.accounts().all();
    Listed listed = listed(run, rows);
    AccountRestoring restoring =
        new AccountRestoring(
            new AccountTaking(run, patience, store, log), startedAt, listed.toBeRead());
    Optional<AccountScan> taken = restoring.takeOwn();
    if (taken.isEmpty()) {
      log.warn("not told: another scan is running", Map.of("scanId", run.moment().scanId()));
      return Optional.empty();
    }
    AccountScan own = taken.get();
    RestoredAccounts accounts = RestoredAccounts.of(own, listed.accounts(), rows, restoring);
    ScanTelling telling = new ScanTelling(own, accounts.scans(), Optional.of(accounts), alerts);
    try {
      warnOf(accounts.missed());
      Optional<Problem> problem =
          unlisted
              .or(listed::problem)
              .or(() -> notTold(accounts.notTaken(), listed.accounts().size()));
      Alerts.Subscribers subscribers = alerts.subscribers(run.end().halfway());
      telling.tell(subscribers, AccountTroubles.ofTelling(problem, subscribers), Set.of());
      return Optional.of(end(run, own, accounts, telling, listed.accounts().size()));
    } finally {
      Instant now = run.end().clock().instant();
      accounts.scans().forEach(scan -> scan.giveBack(now, telling.told(scan)));
    }
  }

  private static Result end(
      ScanRun run, AccountScan own, RestoredAccounts accounts, ScanTelling telling, int all) {
    Instant now = run.end().clock().instant();
    List<String> missed = accounts.missed();
    int healthy = accounts.end(now, telling);
    boolean ownHealthy = own.isHealthy(telling.untold(), telling.isHeard());
    healthy += ownHealthy ? 1 : 0;
    own.noteDue(telling.untold());
    boolean overdue = telling.untold().stream().anyMatch(own.taken().context()::isOverdue);
    boolean allHealthy =
        missed.isEmpty() && accounts.notTaken().isEmpty() && healthy == all && !overdue;
    ScanRecord record = own.end(now, telling.told(own), allHealthy);
    return new Result(
        telling.summary(record, List.of(), accounts.anyRegionRead()),
        all,
        all - missed.size(),
        healthy,
        missed);
  }

  /// If the list cannot be read, every watched account counts as listed.
  private Listed listed(ScanRun run, NavigableMap<String, AccountRow> rows) {
    Map<String, Account> accounts = new TreeMap<>();
    accounts.put(run.account(), new Account(run.account(), run.accountName()));
    try {
      Set<String> toBeRead = new HashSet<>();
      for (AccountTurn turn : lists.read(run.moment().scanId())) {
        accounts.put(turn.account().id(), turn.account());
        if (turn.kind() != AccountTurn.Kind.GONE) {
          toBeRead.add(turn.account().id());
        }
      }
      return new Listed(accounts, toBeRead, Optional.empty());
    } catch (ScanFailure why) {
      log.warn("list not read", Map.of("problem", why.problem().sentence()));
      rows.values().stream()
          .filter(AccountRow::isWatched)
          .forEach(row -> accounts.put(row.account(), new Account(row.account(), row.name())));
      return new Listed(accounts, Set.of(), Optional.of(why.problem()));
    }
  }

  private void warnOf(List<String> missed) {
    missed.forEach(account -> log.warn("account not scanned", Map.of("account", account)));
  }

  /// The problem of the accounts that could not be taken, so that their own rows do not say that
  /// they were not scanned, and what is due there was not sent.
  private static Optional<Problem> notTold(List<String> accounts, int all) {
    return accounts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Problem(
                AccountRestoring.NOT_SCANNED.kind(),
                AccountRestoring.NOT_SCANNED.action(),
                "%d of %d accounts were not scanned, or not told of: %s%s"
                    .formatted(
                        accounts.size(),
                        all,
                        accounts.stream().limit(MOST_NAMED).collect(joining(", ")),
                        accounts.size() > MOST_NAMED ? " and others" : "")));
  }
}
