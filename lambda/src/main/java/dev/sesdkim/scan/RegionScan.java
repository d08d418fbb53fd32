package dev.sesdkim.scan;

import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.State;
import java.util.List;
import java.util.Map;

/// One region: listed, and then read, judged, compared, examined and saved in parts.
final class RegionScan {

  private final Identities identities;
  private final States states;
  private final HeldLease lease;
  private final ScanLog log;

  RegionScan(Identities identities, States states, HeldLease lease, ScanLog log) {
    this.identities = identities;
    this.states = states;
    this.lease = lease;
    this.log = log;
  }

  RegionResult of(String region, ScanRun run, Examination examination) {
    return switch (identities.in(region, run.account(), run.deadline())) {
      case RegionListing.NoSes _ -> new RegionResult.NoSes(region);
      case RegionListing.NotListed notListed -> notRead(region, run, notListed.problem());
      case RegionListing.Listed listed -> read(listed, run, examination);
    };
  }

  /// What was not saved stays as it is; alerts that are due all the same still go out.
  RegionResult notRead(String region, ScanRun run, Problem problem) {
    log.warn("region not read", Map.of("region", region, "problem", problem.sentence()));
    // Whoever is told to stop is not waited for any more.
    List<State> due =
        Thread.currentThread().isInterrupted() ? List.of() : states.due(region, run.account());
    return new RegionResult.NotScanned(region, problem, due);
  }

  private RegionResult read(RegionListing.Listed listed, ScanRun run, Examination examination) {
    RegionSteps steps = new RegionSteps(listed.region(), run, states, lease, examination, log);
    RegionReader.Ending ending =
        new RegionReader(listed, run.moment().scanId().hashCode(), steps::take).read();
    return ending
        .early()
        .map(problem -> notRead(listed.region(), run, problem))
        .orElseGet(() -> steps.result(ending.problems()));
  }
}
