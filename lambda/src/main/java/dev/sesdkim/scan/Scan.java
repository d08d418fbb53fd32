package dev.sesdkim.scan;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.dkim.State;
import dev.sesdkim.rules.AlertPolicy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;

/// One scan of an account: every region is read, every identity judged and compared with what is
/// remembered, every step saved, and then every alert sent that is due.
public final class Scan {

  private final Regions regions;
  private final RegionSelection selection;
  private final RegionScan regionScan;
  private final States states;
  private final Scans scans;
  private final Lease lease;
  private final HeldLease held;
  private final Alerts alerts;
  private final EvidenceSources evidence;
  private final ScanLog log;

  /// A scan that gathers no evidence.
  public Scan(
      Regions regions,
      RegionSelection selection,
      Identities identities,
      States states,
      Scans scans,
      Lease lease,
      Alerts alerts,
      ScanLog log) {
    this(regions, selection, identities, states, scans, lease, alerts, EvidenceSources.none(), log);
  }

  /// A scan that gathers the evidence that these sources have.
  public Scan(
      Regions regions,
      RegionSelection selection,
      Identities identities,
      States states,
      Scans scans,
      Lease lease,
      Alerts alerts,
      EvidenceSources evidence,
      ScanLog log) {
    this.regions = regions;
    this.selection = selection;
    this.held = new HeldLease(lease);
    this.regionScan = new RegionScan(identities, states, held, log);
    this.states = states;
    this.scans = scans;
    this.lease = lease;
    this.alerts = alerts;
    this.evidence = evidence;
    this.log = log;
  }

  /// Runs to its end, or not at all while another scan holds the lease.
  ///
  /// @throws ScanFailure if the regions cannot be told, a region's name is wrong, the table does
  ///   not answer, or this scan was held up until another one took its lease; what was saved until
  ///   then stays saved, and what is due goes out with the next scan
  public ScanSummary run(ScanRun run) {
    if (!lease.take(run.account(), run.holder(), run.moment().at(), run.leaseUntil())) {
      log.warn("scan skipped: another one is running", Map.of("scanId", run.moment().scanId()));
      return new ScanSummary.Skipped(run.account(), run.moment().scanId());
    }
    try {
      return scan(run);
    } finally {
      giveBack(run);
    }
  }

  private ScanSummary scan(ScanRun run) {
    Optional<ScanRecord> last = scans.lastFinished(run.account());
    Collection<RegionResult> results = everyRegion(run, last).values();
    held.require(run);
    AlertRound round = new AlertRound(states, alerts, log);
    List<String> stillDue = alert(run, last, results, round);
    ScanRecord record = Tally.of(run, run.deadline().clock().instant(), results, round, stillDue);
    scans.save(record);
    round.end();
    return new ScanSummary.Finished(record, List.copyOf(results), round.results());
  }

  private NavigableMap<String, RegionResult> everyRegion(ScanRun run, Optional<ScanRecord> last) {
    NavigableSet<String> enabled = regions.enabled();
    NavigableSet<String> chosen = selection.of(enabled);
    SideBySide sideBySide = new SideBySide(run.deadline(), run.grace(), log);
    Examination examination = new Examination(evidence, run.moment(), run.deadline(), log);
    NavigableMap<String, RegionResult> results = new TreeMap<>();
    results.putAll(
        sideBySide.each(
            chosen, region -> scanned(region, enabled, last, run, examination), this::notScanned));
    results.putAll(
        sideBySide.each(
            LostRegions.gone(last, chosen, selection),
            region -> regionScan.notRead(region, run, notEnabled(region)),
            this::notScanned));
    return results;
  }

  private RegionResult scanned(
      String region,
      NavigableSet<String> enabled,
      Optional<ScanRecord> last,
      ScanRun run,
      Examination examination) {
    if (!enabled.contains(region)) {
      return regionScan.notRead(region, run, notEnabled(region));
    }
    RegionResult result = regionScan.of(region, run, examination);
    boolean hadSes = last.map(scan -> scan.regionsRead().contains(region)).orElse(false);
    return result instanceof RegionResult.NoSes && hadSes
        ? regionScan.notRead(region, run, vanished())
        : result;
  }

  /// SES does not leave a region; a name that is not found there is a fault on the way.
  private static Problem vanished() {
    return new Problem(
        Problem.Kind.UNAVAILABLE,
        "ses:ListIdentities",
        "the endpoint's name was not found, and it was there before");
  }

  private RegionResult notScanned(String region, Problem problem) {
    log.warn("region not scanned", Map.of("region", region, "problem", problem.sentence()));
    return new RegionResult.NotScanned(region, problem, List.of());
  }

  private static Problem notEnabled(String region) {
    return new Problem(
        Problem.Kind.REGION_DISABLED,
        "ec2:DescribeRegions",
        region + " is not enabled for this account");
  }

  /// @return the account-wide alerts that are decided and did not get out
  private List<String> alert(
      ScanRun run, Optional<ScanRecord> last, Collection<RegionResult> results, AlertRound round) {
    List<String> stillDue = new ArrayList<>();
    List<State> unverified = Tally.unverified(results);
    if (last.map(scan -> scan.alertsDue().contains(AlertKind.STARTED.name())).orElse(true)
        && !round.send(Tally.started(run, results, unverified))) {
      stillDue.add(AlertKind.STARTED.name());
    }
    List<State> due = results.stream().flatMap(result -> result.due().stream()).toList();
    round.sendAndSettle(AlertPolicy.of(due, unverified, run.account()));
    NavigableMap<String, Problem> lost = LostRegions.of(last, results);
    if (!lost.isEmpty()
        && !round.send(
            new Alert.RegionsLost(run.account(), run.moment().scanId(), run.moment().at(), lost))) {
      lost.keySet().forEach(region -> stillDue.add(LostRegions.due(region)));
    }
    return stillDue;
  }

  private void giveBack(ScanRun run) {
    try {
      lease.giveBack(run.account(), run.holder());
    } catch (ScanFailure failure) {
      log.warn("lease not given back; it ends by itself", Map.of("problem", failure.getMessage()));
    }
  }
}
