package dev.sesdkim.scan;

import static java.util.stream.Collectors.toMap;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.ChangeKind;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.dkim.State;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Adds up what became of the regions.
final class Tally {

  private Tally() {}

  static ScanRecord of(
      ScanRun run,
      Instant finishedAt,
      Collection<RegionResult> results,
      AlertRound round,
      List<String> stillDue) {
    int sent = (int) round.results().stream().filter(alert -> alert.problem().isEmpty()).count();
    return new ScanRecord(
        run.moment().scanId(),
        run.account(),
        run.moment().at(),
        Optional.of(finishedAt),
        read(results),
        notRead(results),
        counts(results),
        changes(results),
        sent,
        stillDue);
  }

  static Alert.Started started(
      ScanRun run, Collection<RegionResult> results, List<State> unverified) {
    return new Alert.Started(
        run.account(),
        run.moment().scanId(),
        run.moment().at(),
        counts(results),
        read(results),
        notRead(results),
        unverified);
  }

  static List<State> unverified(Collection<RegionResult> results) {
    return scanned(results).flatMap(region -> region.unverified().stream()).toList();
  }

  private static List<String> read(Collection<RegionResult> results) {
    return scanned(results).map(RegionResult.Scanned::region).toList();
  }

  private static Map<String, Problem> notRead(Collection<RegionResult> results) {
    return results.stream()
        .filter(RegionResult.NotScanned.class::isInstance)
        .map(RegionResult.NotScanned.class::cast)
        .collect(toMap(RegionResult.NotScanned::region, RegionResult.NotScanned::problem));
  }

  private static Counts counts(Collection<RegionResult> results) {
    return scanned(results).map(RegionResult.Scanned::counts).reduce(Counts.NONE, Counts::plus);
  }

  private static Map<ChangeKind, Integer> changes(Collection<RegionResult> results) {
    Map<ChangeKind, Integer> changes = new EnumMap<>(ChangeKind.class);
    scanned(results)
        .forEach(
            region ->
                region.changes().forEach((kind, many) -> changes.merge(kind, many, Integer::sum)));
    return changes;
  }

  private static Stream<RegionResult.Scanned> scanned(Collection<RegionResult> results) {
    return results.stream()
        .filter(RegionResult.Scanned.class::isInstance)
        .map(RegionResult.Scanned.class::cast);
  }
}
