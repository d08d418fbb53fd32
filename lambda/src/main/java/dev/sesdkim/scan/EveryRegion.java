package dev.sesdkim.scan;

import dev.sesdkim.dkim.NameRange;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.rules.RegionTransition;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// Scans every region of an account, in parallel.
record EveryRegion(
    TakenAccount account, AccountSource source, SharedDns dns, ScanProgress progress) {

  /// Scans the regions; the results are in alphabetical order of the regions.
  ///
  /// @param known the rows of the regions
  /// @throws ScanFailure if the account's regions cannot be listed, the selection names a region
  ///   that does not exist, or a later scan has taken the account
  List<RegionResult> of(RegionSelection selection, NavigableMap<String, RegionRow> known) {
    NavigableSet<String> enabled;
    NavigableSet<String> chosen;
    try {
      enabled = source.regions().enabled();
      chosen = selection.of(enabled);
    } catch (RuntimeException notListed) {
      known.values().forEach(this::watchIfListedAgain);
      throw notListed;
    }
    NavigableMap<String, RegionScan> scans = new TreeMap<>();
    for (String region : chosen) {
      if (enabled.contains(region)) {
        scans.put(region, regionScan(row(known, region)));
      }
    }
    progress.began(scans.navigableKeySet());
    NavigableMap<String, RegionResult> results = new TreeMap<>(read(scans));
    chosen.stream()
        .filter(region -> !enabled.contains(region))
        .map(region -> notWatched(row(known, region), disabled(region), true))
        .forEach(result -> results.put(result.region(), result));
    known.values().stream()
        .filter(row -> !chosen.contains(row.region()))
        .flatMap(
            row ->
                notWatchedIfKnown(
                    row,
                    selection.leavesOut(row.region())
                        ? excluded(row.region())
                        : disabled(row.region()),
                    true))
        .forEach(result -> results.put(result.region(), result));
    return List.copyOf(results.values());
  }

  /// Ends the watch of every region, because the account is no longer watched. Only the account is
  /// reported, not each region.
  List<RegionResult> noLongerWatched(NavigableMap<String, RegionRow> known, Problem problem) {
    return known.values().stream().flatMap(row -> notWatchedIfKnown(row, problem, false)).toList();
  }

  /// Watches a region of an account that is listed again, although its regions cannot be listed:
  /// what is remembered as unverified there is "broken now" again. The region's row is written
  /// last, so that after a failure, which is only logged, the next scan does all of it again.
  private void watchIfListedAgain(RegionRow known) {
    RegionTransition.listedAgain(known)
        .ifPresent(
            watched -> {
              try {
                account.store().regions().begin(account.claim(), watched.region());
                PartSave save = new PartSave(account, watched.region());
                save.watch(true);
                if (save.problems().isEmpty()) {
                  account.store().regions().end(account.claim(), watched, List.of());
                }
              } catch (RuntimeException fault) {
                String why = problem(watched.region(), fault).sentence();
                account
                    .log()
                    .warn("region not noted", Map.of("region", watched.region(), "problem", why));
              }
            });
  }

  private Map<String, RegionResult> read(NavigableMap<String, RegionScan> scans) {
    return new ParallelTasks(account.run().saving())
        .each(
            scans.keySet(),
            region -> {
              RegionResult result = of(scans, region).read();
              progress.done(region);
              return result;
            },
            (region, thrown) -> of(scans, region).givenUp(problem(region, thrown)));
  }

  /// @throws ScanFailure if a later scan has claimed the region
  private Problem problem(String region, Throwable thrown) {
    return switch (thrown) {
      case TimeoutException _ -> outOfTime("the scan's time ran out before it was read");
      case InterruptedException _ -> outOfTime("the scan was interrupted");
      case ScanFailure failure when failure.isSuperseded() -> throw failure;
      case ScanFailure failure -> failure.problem();
      default -> {
        account.log().error("region failed", Map.of("region", region), thrown);
        yield new Problem(Problem.Kind.UNEXPECTED, "scan of " + region, thrown.toString());
      }
    };
  }

  private static Problem outOfTime(String detail) {
    return new Problem(Problem.Kind.DEADLINE, "ses:ListIdentities", detail);
  }

  private static RegionScan of(Map<String, RegionScan> scans, String region) {
    return Optional.ofNullable(scans.get(region)).orElseThrow();
  }

  private RegionScan regionScan(RegionRow row) {
    return new RegionScan(
        row,
        account,
        source.identities(),
        new RegionExamination(source.details(), dns, account, row),
        progress);
  }

  private RegionRow row(Map<String, RegionRow> known, String region) {
    return Optional.ofNullable(known.get(region))
        .orElseGet(() -> RegionRow.unknown(region, account.id()));
  }

  /// Ends the watch of a region. Its unverified identities are no longer "broken now"; rows that
  /// the table refuses to change are reported. The region's own row is written last, so that after
  /// a failure the next scan does all of it again.
  ///
  /// @param known the region's row, as far as it is known beforehand
  /// @param told whether an alert reports it
  private RegionResult notWatched(RegionRow known, Problem problem, boolean told) {
    if (isNoted(known, problem)) {
      return new RegionResult.NotWatched(known, Sightings.NONE, problem);
    }
    RegionRow row = known;
    account
        .log()
        .warn("region not watched", Map.of("region", row.region(), "problem", problem.sentence()));
    try {
      row = account.store().regions().begin(account.claim(), row.region());
      if (isNoted(row, problem)) {
        return new RegionResult.NotWatched(row, Sightings.NONE, problem);
      }
      PartSave save = new PartSave(account, row.region());
      save.watch(false);
      RegionTransition step = RegionTransition.notWatched(row, problem, account.context());
      account.store().regions().end(account.claim(), step.after(), told ? step.due() : List.of());
      return new RegionResult.NotWatched(
          step.after(), Sightings.notSaved(save.problems()), problem);
    } catch (RuntimeException fault) {
      return notNoted(row, problem(row.region(), fault));
    }
  }

  /// Ends the watch of a region if anything is known of it. Nothing is known of one without SES.
  private Stream<RegionResult> notWatchedIfKnown(RegionRow row, Problem problem, boolean told) {
    try {
      return isKnown(row) ? Stream.of(notWatched(row, problem, told)) : Stream.empty();
    } catch (RuntimeException fault) {
      return Stream.of(notNoted(row, problem(row.region(), fault)));
    }
  }

  /// Whether anything is known of the region. If its first scan died, its row tells nothing, but
  /// that scan may have saved states.
  private boolean isKnown(RegionRow row) {
    return row.isKnown()
        || !account.store().states().in(row.region(), account.id(), NameRange.ALL).isEmpty();
  }

  /// Whether the row says already that the region is not watched.
  private boolean isNoted(RegionRow row, Problem problem) {
    return RegionTransition.notWatched(row, problem, account.context()).after().equals(row);
  }

  private static RegionResult notNoted(RegionRow row, Problem problem) {
    return new RegionResult.NotRead(row, Sightings.notSaved(List.of(problem)), problem);
  }

  private static Problem disabled(String region) {
    return new Problem(
        Problem.Kind.REGION_DISABLED,
        "ec2:DescribeRegions",
        region + " is not enabled for this account");
  }

  private static Problem excluded(String region) {
    return new Problem(
        Problem.Kind.EXCLUDED, Problem.SETTINGS, region + " is left out of monitoring");
  }
}
