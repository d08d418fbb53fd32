package dev.sesdkim.scan;

import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Unverified;
import dev.sesdkim.rules.Bundle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// The accounts that `STARTED` names: at least one of their regions was read, and people have not
/// been told of them yet.
record AccountStarts(List<AccountScan> scans) {

  /// The starts among the accounts of a scan.
  static AccountStarts among(List<AccountScan> all) {
    return new AccountStarts(
        all.stream()
            .filter(
                scan ->
                    scan.row().messages().startedTold().isEmpty() && scan.tally().anyRegionRead())
            .toList());
  }

  /// `STARTED`, which settles the news about what it names, whether due now or later.
  ///
  /// @param due what is due now
  /// @param hasTime whether there is time for more: rows are read only until then, because after
  ///   that the message is not sent either
  Bundle.Started bundle(List<Due> due, BooleanSupplier hasTime) {
    Set<Due> settles = new HashSet<>();
    List<Alert.AccountStart> starts = new ArrayList<>();
    List<Unverified> unverified = new ArrayList<>();
    for (AccountScan scan : scans) {
      starts.add(start(scan, due, settles, hasTime));
      unverified.addAll(scan.tally().unverified());
    }
    starts.sort(Comparator.comparing(Alert.AccountStart::account));
    return new Bundle.Started(
        scans.getFirst().taken().run().moment(), starts, unverified, List.copyOf(settles));
  }

  private static Alert.AccountStart start(
      AccountScan scan, List<Due> due, Set<Due> settles, BooleanSupplier hasTime) {
    String account = scan.account().id();
    Tally tally = scan.tally();
    Set<Identity> named = tally.unverifiedIdentities();
    Instant by = scan.taken().at().plus(scan.taken().context().grace());
    named.stream()
        .map(Identity::region)
        .distinct()
        .filter(tally.regionsReadAtLeastInPart()::contains)
        .takeWhile(_ -> hasTime.getAsBoolean())
        .flatMap(region -> scan.due().in(region, by).stream())
        .filter(one -> one.kind() == AlertKind.OfDomain.FOUND_UNVERIFIED)
        .filter(one -> named.contains(new Identity(one.place(), account, one.subject())))
        .forEach(settles::add);
    Map<String, Problem> notRead = new HashMap<>(tally.regionsNotRead());
    for (Due one : due) {
      if (one instanceof Due.OfScan region
          && region.account().equals(account)
          && isOfRegionNotRead(region, tally)) {
        notRead.putIfAbsent(region.place(), region.problem());
        settles.add(region);
      }
    }
    return new Alert.AccountStart(
        account, tally.counts(true), tally.regionsReadAtLeastInPart(), notRead);
  }

  private static boolean isOfRegionNotRead(Due.OfScan due, Tally tally) {
    return due.kind() == AlertKind.OfScan.SCAN_PROBLEM
        && due.subject().equals(due.place())
        && !tally.regionsReadAtLeastInPart().contains(due.place());
  }

  /// Notes that `STARTED` went out. If that fails now, or there is no time for it, it is written
  /// when the scan ends. Of regions that a policy denies it is noted first: a scan that dies
  /// meanwhile only repeats `STARTED`.
  void note(BooleanSupplier hasTime) {
    for (AccountScan scan : scans) {
      if (hasTime.getAsBoolean()) {
        scan.noteDenied(scan.taken().at());
      }
      AccountRow row = scan.row().with(scan.row().messages().started(scan.taken().at()));
      scan.remember(row);
      if (hasTime.getAsBoolean()) {
        save(scan, row);
      }
    }
  }

  private static void save(AccountScan scan, AccountRow row) {
    TakenAccount taken = scan.taken();
    try {
      taken.store().accounts().save(taken.claim(), row, List.of());
    } catch (ScanFailure unsaved) {
      scan.unread(unsaved);
    }
  }
}
