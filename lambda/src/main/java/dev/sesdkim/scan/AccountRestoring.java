package dev.sesdkim.scan;

import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.NameRange;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.dkim.Trouble;
import dev.sesdkim.rules.AccountAdvice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Continues with accounts where the invocations that read them left off. The rows of the account,
/// its regions and its identities say what these invocations found.
///
/// @param startedAt when the scan started
/// @param toBeRead the accounts that the scan was to read, as far as that is known
record AccountRestoring(AccountTaking taking, Instant startedAt, Set<String> toBeRead) {

  /// The problem of an account whose invocation did not finish. Its action is the call that starts
  /// such an invocation.
  static final Problem NOT_SCANNED =
      new Problem(
          Problem.Kind.UNAVAILABLE,
          AccountAdvice.WORKER,
          "the function that reads this account did not run to its end");

  /// Whether the account was read to its end since the scan started, by this scan or another.
  boolean isScanned(AccountRow row) {
    return work(row).isPresent();
  }

  private Optional<AccountRow.Work> work(AccountRow row) {
    return row.work()
        .filter(
            work ->
                work.scanId().equals(taking.run().moment().scanId())
                    || !work.at().isBefore(startedAt));
  }

  /// Takes the account, if no other scan has it, and collects what is due there.
  ///
  /// @throws ScanFailure if its row cannot be read or written
  Optional<AccountScan> take(Account account) {
    Optional<AccountScan> taken = taking.ofOther(account.id()).take(account);
    taken.ifPresent(
        scan -> {
          restore(scan);
          scan.collect(Map.of(), Set.of());
          scan.tally();
        });
    return taken;
  }

  /// Takes the monitor's own account.
  Optional<AccountScan> takeOwn() {
    Optional<AccountScan> taken = taking.takeOwn();
    taken.ifPresent(this::restore);
    return taken;
  }

  /// The scan of an account that is not taken: it can read about the account and write nothing.
  AccountScan look(AccountRow row) {
    AccountScan scan =
        taking.ofOther(row.account()).scan(new Account(row.account(), row.name()), row);
    restore(scan);
    return scan;
  }

  private void restore(AccountScan scan) {
    Problem why = NOT_SCANNED;
    Optional<AccountRow.Work> work = work(scan.before());
    if (work.isPresent()) {
      try {
        Optional<ScanRecord> record =
            taking.store().accounts().scan(scan.before().account(), work.get().at());
        if (record.isPresent()) {
          Optional<Problem> notListed = notListed(scan.before());
          List<RegionResult> results =
              results(
                  record.get(), taking.store().regions().all(scan.before().account()), notListed);
          scan.restore(work.get(), record.get(), results, tally -> withSightings(tally, scan));
          notListed.ifPresent(problem -> scan.wasNotScanned(failure(scan, problem)));
          return;
        }
      } catch (ScanFailure unread) {
        scan.unread(unread);
        why = unread.problem();
      }
    }
    scan.isNotScanned(failure(scan, why), toBeRead.contains(scan.before().account()));
  }

  private static ScanFailure failure(AccountScan scan, Problem why) {
    return new ScanFailure(
        "Account %s was not scanned: %s.".formatted(scan.before().account(), why.said()), why);
  }

  /// Why the regions of a watched account could not be listed, if they could not.
  private static Optional<Problem> notListed(AccountRow row) {
    return Optional.ofNullable(row.troubles().get(ScanPart.REGIONS))
        .map(Trouble::problem)
        .filter(problem -> problem.kind() != Problem.Kind.EXCLUDED);
  }

  /// @param notListed why the account's regions could not be listed, if they could not
  private static List<RegionResult> results(
      ScanRecord scan, NavigableMap<String, RegionRow> known, Optional<Problem> notListed) {
    NavigableSet<String> regions = new TreeSet<>(known.keySet());
    regions.addAll(scan.regionsRead());
    regions.addAll(scan.regionsReadInPart().keySet());
    regions.addAll(scan.regionsNotRead().keySet());
    return regions.stream()
        .map(
            region ->
                result(
                    scan,
                    Optional.ofNullable(known.get(region))
                        .orElseGet(() -> RegionRow.unknown(region, scan.account())),
                    notListed))
        .toList();
  }

  private static RegionResult result(ScanRecord scan, RegionRow row, Optional<Problem> notListed) {
    if (scan.regionsRead().contains(row.region())) {
      return new RegionResult.Read(row, Sightings.NONE);
    }
    Problem inPart = scan.regionsReadInPart().get(row.region());
    if (inPart != null) {
      return new RegionResult.ReadInPart(row, Sightings.NONE, inPart);
    }
    Problem notRead = scan.regionsNotRead().get(row.region());
    if (notRead != null) {
      return new RegionResult.NotRead(row, Sightings.NONE, notRead);
    }
    Optional<Problem> unread = row.unread().map(Trouble::problem);
    if (!row.watched()) {
      return new RegionResult.NotWatched(row, Sightings.NONE, unread.orElse(NOT_SCANNED));
    }
    return row.isKnown()
        ? new RegionResult.NotRead(
            row, Sightings.NONE, notListed.or(() -> unread).orElse(NOT_SCANNED))
        : new RegionResult.NoSes(row);
  }

  private Tally withSightings(Tally tally, AccountScan scan) {
    List<RegionResult> results = new ArrayList<>();
    for (RegionResult result : tally.results()) {
      results.add(
          switch (result) {
            case RegionResult.Read(RegionRow row, _) ->
                new RegionResult.Read(row, sightings(row, scan));
            case RegionResult.ReadInPart(RegionRow row, _, Problem problem) ->
                new RegionResult.ReadInPart(row, sightings(row, scan), problem);
            case RegionResult.NotRead _, RegionResult.NotWatched _, RegionResult.NoSes _ -> result;
          });
    }
    return new Tally(results);
  }

  /// What the rows of the region's identities say; none if SES listed no identity.
  private Sightings sightings(RegionRow row, AccountScan scan) {
    if (row.counts().total() == 0) {
      return Sightings.NONE;
    }
    try {
      return Sightings.of(
          taking.store().states().in(row.region(), row.account(), NameRange.ALL),
          scan.taken().context());
    } catch (ScanFailure why) {
      scan.unread(why);
      return Sightings.NONE;
    }
  }
}
