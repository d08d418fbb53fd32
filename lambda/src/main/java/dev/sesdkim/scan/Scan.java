package dev.sesdkim.scan;

import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.ScanContext;
import java.util.Map;
import java.util.Optional;

/// A scan of an account: every region is read, every identity judged and compared with what is
/// remembered, every change saved with what is to be told of it; then all that is due is told.
public final class Scan {

  private final Regions regions;
  private final RegionSelection selection;
  private final Identities identities;
  private final Store store;
  private final Alerts alerts;
  private final EvidenceSources evidence;
  private final Patience patience;
  private final ScanProgress progress;
  private final ScanLog log;

  /// A scan over these ports.
  public Scan(
      Regions regions,
      RegionSelection selection,
      Identities identities,
      Store store,
      Alerts alerts,
      EvidenceSources evidence,
      Patience patience,
      ScanProgress progress,
      ScanLog log) {
    this.regions = regions;
    this.selection = selection;
    this.identities = identities;
    this.store = store;
    this.alerts = alerts;
    this.evidence = evidence;
    this.patience = patience;
    this.progress = progress;
    this.log = log;
  }

  /// Runs to its end, or not at all while another scan has the account.
  ///
  /// A digest that somebody asks for is written first: it is told by this scan, or by the one that
  /// runs or comes next.
  ///
  /// What is due is told also where the regions could not be listed or other rows not be read; only
  /// an account's row that cannot be read or written, or a later scan, prevents it.
  ///
  /// @throws ScanFailure if the regions cannot be listed, a region's name is wrong, the account's
  ///   row cannot be read or written, or a later scan has taken the account; what was saved until
  ///   then stays saved, and what is due is told by the next scan
  public ScanSummary run(ScanRun run) {
    if (run.digestNow()) {
      store.outbox().ask(new Due.Digest(run.account(), run.moment().at(), run.moment().scanId()));
    }
    Optional<AccountRow> taken = store.accounts().take(run.account(), run.moment(), run.end().at());
    if (taken.isEmpty()) {
      log.warn("scan skipped: another one is running", Map.of("scanId", run.moment().scanId()));
      return new ScanSummary.Skipped(run.account(), run.moment().scanId());
    }
    AccountRow row = taken.get();
    Claim claim = new Claim(run.account(), row.fence(), run.end());
    KnownMutes mutes = KnownMutes.of(store.accounts(), run.account());
    ScanContext scan =
        new ScanContext(
            run.moment(),
            row.starts(),
            row.startedTold().isPresent(),
            patience.confirm(),
            patience.grace(),
            mutes.known());
    Examination examination = new Examination(evidence, scan, run.evidence(), log);
    EveryRegion everyRegion =
        new EveryRegion(run, claim, scan, store, identities, examination, progress, log);
    return new AccountScan(row, run, claim, scan, mutes.unread(), store, alerts, log)
        .of(known -> everyRegion.of(regions.enabled(), selection, known), examination);
  }
}
