package dev.sesdkim.scan;

import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.Concern;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.dkim.Unverified;
import dev.sesdkim.rules.AccountNames;
import dev.sesdkim.rules.Bundle;
import dev.sesdkim.rules.Telling;
import dev.sesdkim.rules.VerifiedDomains;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Sends everything that is due in the accounts of a scan.
final class ScanTelling {

  private final ScanRun run;
  private final AccountScan own;
  private final List<AccountScan> scans;
  private final Optional<RestoredAccounts> quiet;
  private final Alerts alerts;
  private final Instant at;
  private Optional<Teller> teller = Optional.empty();
  private boolean heard;

  /// @param own the scan of the monitor's own account, whose row keeps the digest and the
  ///   subscribers
  /// @param scans all scans, `own` among them
  /// @param quiet has the accounts in which nothing is due, which appear only in the digest
  ScanTelling(
      AccountScan own, List<AccountScan> scans, Optional<RestoredAccounts> quiet, Alerts alerts) {
    this.run = own.taken().run();
    this.own = own;
    this.scans = scans;
    this.quiet = quiet;
    this.alerts = alerts;
    this.at = run.moment().at();
  }

  /// Sends everything, as long as there is time and a confirmed subscription.
  ///
  /// @param seen what the scan met besides accounts, regions and identities
  /// @param leftOut the parts that the settings leave out
  /// @throws ScanFailure of the kind SUPERSEDED once a later scan has taken the monitor's own
  ///   account
  void tell(
      Alerts.Subscribers subscribers,
      Map<ScanPart, Optional<Problem>> seen,
      Set<ScanPart> leftOut) {
    own.collect(seen, leftOut);
    List<Due> due = new ArrayList<>(digest());
    scans.forEach(scan -> due.addAll(scan.due().all()));
    heard = isHeard(subscribers, due.size());
    scans.forEach(scan -> due.removeAll(new HashSet<>(scan.due().hidden())));
    Teller out = teller();
    if (heard) {
      tell(due, out);
    } else {
      out.leave(due);
    }
    tellOfRows(out);
  }

  private Teller teller() {
    Map<String, Claim> claims = new HashMap<>();
    scans.forEach(scan -> claims.put(scan.taken().id(), scan.taken().claim()));
    AccountNames names =
        AccountNames.of(
            Stream.concat(
                    quiet.stream().flatMap(one -> one.accounts().stream()),
                    scans.stream().map(AccountScan::account))
                .toList());
    Teller out = new Teller(own.taken(), claims, alerts, names, own::unread);
    teller = Optional.of(out);
    return out;
  }

  /// How many alerts about the account went out so far.
  int told(AccountScan scan) {
    return teller.map(out -> out.told(scan.account().id())).orElse(0);
  }

  /// The result of each alert, in the order of sending.
  List<ScanSummary.AlertResult> results() {
    return teller.map(Teller::results).orElse(List.of());
  }

  /// The summary of the scan, after everything else.
  ///
  /// @param record the row of the monitor's own account in the scans' log
  /// @param anyRead whether a region of any account was read
  /// @throws ScanFailure what prevented scanning the monitor's own account, if anything did and no
  ///   region of any account was read
  ScanSummary.Finished summary(
      ScanRecord record, List<ScanSummary.OtherAccount> others, boolean anyRead) {
    Optional<ScanFailure> failure = own.failure().filter(_ -> !anyRead);
    if (failure.isPresent()) {
      throw failure.get();
    }
    return new ScanSummary.Finished(
        record,
        own.results(),
        others,
        anyRead,
        results(),
        own.row().messages().listeners(),
        untold().size(),
        own.troubles());
  }

  /// What is due and was not sent.
  List<Due> untold() {
    return teller.map(Teller::untold).orElse(List.of());
  }

  /// Whether the topic is known to have a confirmed subscription.
  boolean isHeard() {
    return own.row().messages().areHeard();
  }

  /// Whether the topic may have a confirmed subscription. Without one nothing is sent, and
  /// everything stays due.
  private boolean isHeard(Alerts.Subscribers subscribers, int due) {
    Optional<Integer> number =
        switch (subscribers) {
          case Alerts.Confirmed(int confirmed) -> Optional.of(confirmed);
          case Alerts.NotTold _ -> Optional.empty();
        };
    AccountRow.Messages messages = own.row().messages().heardBy(number, at);
    own.remember(own.row().with(messages));
    boolean unheard = messages.unheardSince().isPresent();
    if (unheard) {
      own.taken().log().warn("nobody has confirmed a subscription", Map.of("due", due));
    }
    return !unheard;
  }

  private void tell(List<Due> due, Teller out) {
    AccountStarts starts = AccountStarts.among(scans);
    if (!starts.scans().isEmpty()) {
      Bundle.Started started = starts.bundle(due, out::hasTime);
      out.tell(List.of(started), verified());
      if (out.results().stream()
          .anyMatch(alert -> alert.kind() == AlertKind.OfAccount.STARTED && alert.out())) {
        starts.note(out::hasTime);
      }
      due.removeAll(new HashSet<>(started.settles()));
    }
    List<Due> digests = due.stream().filter(Due.Digest.class::isInstance).toList();
    due.removeAll(digests);
    if (!due.isEmpty()) {
      Set<String> domains = new HashSet<>();
      List<Unverified> unverified = new ArrayList<>();
      for (AccountScan scan : scans) {
        domains.addAll(scan.tally().domains());
        unverified.addAll(
            new KnownUnverified(scan.tally(), own.taken().store().states(), own::unread)
                .of(scan.account().id(), due));
      }
      out.tell(new Telling(unverified, domains).of(due), verified());
    }
    if (!digests.isEmpty()) {
      out.tell(List.of(new Bundle.OfDigest(digestNow(out), digests)), verified());
    }
  }

  private VerifiedDomains verified() {
    Set<String> names = new HashSet<>();
    scans.forEach(scan -> names.addAll(scan.tally().verifiedDomains().names()));
    return new VerifiedDomains(names);
  }

  /// This week's digest, if it is due. One transaction writes it and notes that it was written.
  private List<Due> digest() {
    if (run.digest().filter(weekly -> weekly.isDue(begun(), at)).isEmpty()) {
      return List.of();
    }
    List<Due> due = List.of(new Due.Digest(run.account(), at, run.moment().scanId()));
    return own.save(own.row().with(own.row().messages().digested(at)), due) ? due : List.of();
  }

  /// The row of the monitor's own account as this scan found it. If no region of that account was
  /// ever read, monitoring began with the first of the others.
  private AccountRow begun() {
    AccountRow row = own.before();
    return row.messages().startedTold().isPresent()
        ? row
        : Stream.concat(
                quiet.stream().flatMap(one -> one.rows().stream()),
                scans.stream().map(AccountScan::before))
            .flatMap(other -> other.messages().startedTold().stream())
            .min(Comparator.naturalOrder())
            .map(first -> row.with(row.messages().started(first)))
            .orElse(row);
  }

  /// The digest as things stand. It lacks accounts if time is over, and then it is not sent.
  private Alert.Digest digestNow(Teller out) {
    List<Concern> concerns = new ArrayList<>();
    List<Alert.AccountStanding> standings =
        Stream.concat(
                quiet.stream().flatMap(one -> one.standings(concerns).stream()),
                scans.stream()
                    .filter(scan -> scan.watch().lasts())
                    .takeWhile(_ -> out.hasTime())
                    .map(scan -> scan.standing(concerns)))
            .sorted(Comparator.comparing(Alert.AccountStanding::account))
            .toList();
    concerns.sort(Comparator.comparing(Concern::since).thenComparing(Concern::identity));
    AccountRow begun = begun();
    return new Alert.Digest(
        run.moment().scanId(),
        at,
        standings,
        concerns,
        begun.messages().digestedAt().or(begun.messages()::startedTold),
        run.digest().flatMap(weekly -> weekly.next(begun, at)),
        Map.of());
  }

  /// Sends the news about rows last, because sending reads and writes rows too.
  private void tellOfRows(Teller out) {
    List<Due> due = new ArrayList<>();
    scans.forEach(scan -> due.addAll(scan.noteRows()));
    if (due.isEmpty()) {
      return;
    }
    if (heard) {
      out.tell(new Telling(List.of(), Set.of()).of(due), verified());
    } else {
      out.leave(due);
    }
  }
}
