package dev.sesdkim.scan;

import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.Concern;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.ScanRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The accounts in the last step of a scan by many functions. Only accounts with something to send
/// or to note are taken.
final class RestoredAccounts {

  private final ScanRun run;
  private final AccountRestoring restoring;
  private final ScanLog log;
  private final AccountScan own;
  private final List<AccountScan> scans = new ArrayList<>();

  /// The accounts that were read and are not taken, by id.
  private final Map<String, AccountRow> quiet = new TreeMap<>();

  private final Set<String> listed;
  private final List<String> missed = new ArrayList<>();
  private final Set<String> notTaken = new TreeSet<>();

  private RestoredAccounts(AccountScan own, Set<String> listed, AccountRestoring restoring) {
    this.run = own.taken().run();
    this.own = own;
    this.listed = listed;
    this.restoring = restoring;
    this.log = own.taken().log();
    this.scans.add(own);
  }

  /// Takes the accounts with something to send or to note, a few at a time.
  ///
  /// @param own the monitor's own account, taken
  /// @param listed the accounts of the scan
  /// @param rows the rows of all accounts
  static RestoredAccounts of(
      AccountScan own,
      Map<String, Account> listed,
      Map<String, AccountRow> rows,
      AccountRestoring restoring) {
    RestoredAccounts accounts = new RestoredAccounts(own, listed.keySet(), restoring);
    if (!restoring.isScanned(own.before())) {
      accounts.missed.add(own.before().account());
    }
    Map<String, Account> touched = new LinkedHashMap<>();
    listed.forEach(
        (id, account) -> {
          AccountRow row = rows.getOrDefault(id, AccountRow.unknown(id));
          if (id.equals(own.before().account())) {
            return;
          }
          if (!restoring.isScanned(row)) {
            accounts.missed.add(id);
            touched.put(id, account);
          } else if (isQuiet(row)) {
            accounts.quiet.put(id, row);
          } else {
            touched.put(id, account);
          }
        });
    rows.values().stream()
        .filter(row -> !listed.containsKey(row.account()))
        .filter(RestoredAccounts::isLeftOpen)
        .forEach(row -> touched.put(row.account(), new Account(row.account(), row.name())));
    accounts.take(touched, rows);
    return accounts;
  }

  /// Whether something is still due in an account that is no longer listed, or an earlier last step
  /// could not read or write rows there.
  private static boolean isLeftOpen(AccountRow row) {
    return row.work().filter(work -> !work.due().isEmpty()).isPresent()
        || row.troubles().containsKey(ScanPart.ROWS);
  }

  /// Nothing is due, and `STARTED` went out unless no region was read.
  private static boolean isQuiet(AccountRow row) {
    return row.work()
        .filter(work -> work.due().isEmpty())
        .filter(work -> row.messages().startedTold().isPresent() || !work.anyRegionRead())
        .isPresent();
  }

  private void take(Map<String, Account> touched, Map<String, AccountRow> rows) {
    new ParallelTasks(run.saving(), AccountReading.SIDE_BY_SIDE)
        .each(touched.values(), restoring::take, this::notTaken)
        .forEach(
            (account, taken) -> {
              taken.ifPresentOrElse(scans::add, () -> notTaken.add(account.id()));
              if (taken.isEmpty() && !missed.contains(account.id())) {
                Optional.ofNullable(rows.get(account.id()))
                    .ifPresent(row -> quiet.put(row.account(), row));
              }
            });
  }

  /// What is due there stays due.
  private Optional<AccountScan> notTaken(Account account, Throwable thrown) {
    if (thrown instanceof ScanFailure failure) {
      log.warn(
          "account not taken: what is due there stays due",
          Map.of("account", account.id(), "problem", failure.problem().sentence()));
    } else {
      log.error(
          "account not taken: what is due there stays due",
          Map.of("account", account.id()),
          thrown);
    }
    return Optional.empty();
  }

  /// The accounts that are taken, the monitor's own first.
  List<AccountScan> scans() {
    return scans;
  }

  /// The ids of the accounts that were not read.
  List<String> missed() {
    return List.copyOf(missed);
  }

  /// The ids of the accounts with something to send or to note that could not be taken: their own
  /// rows do not say so.
  List<String> notTaken() {
    return List.copyOf(notTaken);
  }

  /// The rows of the accounts in which nothing is due.
  Collection<AccountRow> rows() {
    return quiet.values();
  }

  /// The accounts in which nothing is due.
  List<Account> accounts() {
    return quiet.values().stream().map(row -> new Account(row.account(), row.name())).toList();
  }

  /// How each watched account of these stands.
  ///
  /// @param concerns receives every identity that is not fine
  List<Alert.AccountStanding> standings(List<Concern> concerns) {
    List<Alert.AccountStanding> standings = new ArrayList<>();
    List<AccountRow> watched = quiet.values().stream().filter(AccountRow::isWatched).toList();
    new ParallelTasks(run.saving(), AccountReading.SIDE_BY_SIDE)
        .each(watched, this::standing, this::noStanding).values().stream()
            .flatMap(Optional::stream)
            .forEach(
                one -> {
                  standings.add(one.account());
                  concerns.addAll(one.concerns());
                });
    return standings;
  }

  private record Standing(Alert.AccountStanding account, List<Concern> concerns) {}

  private Optional<Standing> standing(AccountRow row) {
    List<Concern> concerns = new ArrayList<>();
    return Optional.of(new Standing(restoring.look(row).standing(concerns), concerns));
  }

  private Optional<Standing> noStanding(AccountRow row, Throwable thrown) {
    own.unread(
        thrown instanceof ScanFailure failure
            ? failure
            : new ScanFailure(
                "Account " + row.account() + " is not in the digest.",
                AccountRestoring.NOT_SCANNED,
                thrown));
    return Optional.empty();
  }

  /// Whether a region of any account was read.
  boolean anyRegionRead() {
    return quiet.values().stream().anyMatch(this::isRead)
        || scans.stream().anyMatch(scan -> isRead(scan.row()));
  }

  private boolean isRead(AccountRow row) {
    return restoring.isScanned(row)
        && row.work().filter(AccountRow.Work::anyRegionRead).isPresent();
  }

  /// Ends all accounts but the monitor's own.
  ///
  /// @return how many accounts of the scan are healthy, without the monitor's own
  int end(Instant now, ScanTelling telling) {
    int healthy =
        (int)
            quiet.values().stream()
                .filter(row -> listed.contains(row.account()))
                .filter(row -> !notTaken.contains(row.account()))
                .filter(row -> row.work().filter(AccountRow.Work::healthy).isPresent())
                .count();
    for (AccountScan scan : scans.subList(1, scans.size())) {
      boolean good = isEnded(scan, now, telling) && listed.contains(scan.before().account());
      healthy += good ? 1 : 0;
    }
    return healthy;
  }

  /// @return whether it is healthy
  private boolean isEnded(AccountScan scan, Instant now, ScanTelling telling) {
    scan.noteDue(telling.untold());
    try {
      ScanRecord record =
          scan.end(now, telling.told(scan), scan.isHealthy(telling.untold(), telling.isHeard()));
      return record.healthy();
    } catch (ScanFailure unsaved) {
      log.warn(
          "account not ended",
          Map.of("account", scan.before().account(), "problem", unsaved.problem().sentence()));
      return false;
    }
  }
}
