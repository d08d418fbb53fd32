package dev.sesdkim.scan;

import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.rules.AccountTurns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A scan reads every region of every watched account, judges every identity, compares it with its
/// state, and saves every change together with the news about it. Then it sends everything that is
/// due.
public record Scan(
    WatchedAccounts watched,
    AccountSources sources,
    RegionSelection selection,
    Store store,
    Alerts alerts,
    Optional<DnsLookup> dns,
    Patience patience,
    ScanProgress progress,
    ScanLog log) {

  /// Runs to its end, or not at all while another scan has the monitor's own account.
  ///
  /// A digest that a person asks for is written first: this scan sends it, or the scan that is
  /// running, or the next one.
  ///
  /// What is due is sent even if accounts or regions cannot be listed, or other rows cannot be
  /// read. It is not sent if the monitor's own account cannot be taken or its row cannot be read,
  /// or if a later scan has taken that account.
  ///
  /// @throws ScanFailure if the monitor's own account could not be scanned and no region of any
  ///   other was read, the row of the monitor's own account cannot be read or written, or a later
  ///   scan has taken that account; what was saved until then stays saved, and the next scan sends
  ///   what is due
  public ScanSummary run(ScanRun run) {
    if (run.digestNow()) {
      store.outbox().ask(new Due.Digest(run.account(), run.moment().at(), run.moment().scanId()));
    }
    SharedDns shared = new SharedDns(dns, run.evidence());
    AccountTaking taking = new AccountTaking(run, patience, store, log);
    AccountReading reading = new AccountReading(taking, sources, selection, shared, progress);
    Optional<AccountScan> taken = taking.takeOwn();
    if (taken.isEmpty()) {
      log.warn("scan skipped: another one is running", Map.of("scanId", run.moment().scanId()));
      return new ScanSummary.Skipped(run.account(), run.moment().scanId());
    }
    AccountScan own = taken.get();
    List<AccountScan> scans = new ArrayList<>(List.of(own));
    ScanTelling telling = new ScanTelling(own, scans, Optional.empty(), alerts);
    try {
      OtherAccounts others =
          OtherAccounts.of(watched, store.accounts(), run, AccountTurns.MOST, own::unread, log);
      List<AccountOutcome> outcomes = reading.of(own, others.turns());
      outcomes.stream().flatMap(outcome -> outcome.scanned().stream()).forEach(scans::add);
      Alerts.Subscribers subscribers = alerts.subscribers(run.end().halfway());
      Map<ScanPart, Optional<Problem>> seen =
          AccountTroubles.seen(run, shared, others.problem(outcomes), own.failure(), subscribers);
      telling.tell(subscribers, seen, shared.leftOut());
      return end(run, own, others.waiting(), outcomes, telling);
    } finally {
      Instant now = run.end().clock().instant();
      scans.forEach(scan -> scan.giveBack(now, telling.told(scan)));
    }
  }

  private ScanSummary end(
      ScanRun run,
      AccountScan own,
      List<Account> waiting,
      List<AccountOutcome> outcomes,
      ScanTelling telling) {
    Instant now = run.end().clock().instant();
    List<ScanSummary.OtherAccount> others = new ArrayList<>();
    boolean allRead = waiting.isEmpty();
    boolean anyRead = own.tally().anyRegionRead();
    for (AccountOutcome outcome : outcomes) {
      ScanSummary.OtherAccount other = outcome.end(now, telling);
      others.add(other);
      allRead &= other.healthy();
      anyRead |= outcome.scanned().filter(scan -> scan.tally().anyRegionRead()).isPresent();
    }
    waiting.forEach(account -> others.add(ScanSummary.OtherAccount.waiting(account)));
    ScanRecord record =
        own.end(
            now, telling.told(own), allRead && own.isHealthy(telling.untold(), telling.isHeard()));
    return telling.summary(record, others, anyRead);
  }
}
