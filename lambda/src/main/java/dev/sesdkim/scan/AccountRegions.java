package dev.sesdkim.scan;

import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.rules.RegionTransition;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// The regions of an account in one scan: their rows as they were, and what was seen there.
final class AccountRegions {

  private final TakenAccount taken;
  private final AccountFailures failures;
  private NavigableMap<String, RegionRow> known = new TreeMap<>();
  private boolean unknown;
  private Tally tally = new Tally(List.of());
  private Optional<UnaryOperator<Tally>> sightings = Optional.empty();

  AccountRegions(TakenAccount taken, AccountFailures failures) {
    this.taken = taken;
    this.failures = failures;
  }

  /// Reads the rows of the regions. Empty if the table does not answer: then each region's row is
  /// read when the region is begun, and this scan only fails to notice regions that are no longer
  /// watched.
  NavigableMap<String, RegionRow> read() {
    try {
      known = taken.store().regions().all(taken.id());
    } catch (ScanFailure why) {
      unknown = true;
      failures.unread(why);
      known = new TreeMap<>();
    }
    return known;
  }

  /// Whether the table did not answer for the rows.
  boolean areUnknown() {
    return unknown;
  }

  void saw(List<RegionResult> results) {
    tally = new Tally(results);
  }

  /// An earlier invocation saw this.
  ///
  /// @param seen adds what the rows of the identities say
  void saw(List<RegionResult> results, UnaryOperator<Tally> seen) {
    saw(results);
    sightings = Optional.of(seen);
  }

  /// Nothing could be scanned: every known region counts as not read.
  void sawNothing() {
    tally = asKnown();
  }

  /// What was seen. If an earlier invocation saw it, the first call reads the states.
  Tally tally() {
    sightings.ifPresent(
        seen -> {
          sightings = Optional.empty();
          tally = seen.apply(tally);
        });
    return tally;
  }

  /// The tally as far as it is known without reading the states.
  Tally soFar() {
    return tally;
  }

  /// The tally. If nothing could be scanned, every known region counts as not read.
  Tally asKnown() {
    return failures
        .failure()
        .filter(_ -> tally.results().isEmpty())
        .map(
            why ->
                new Tally(
                    known.values().stream()
                        .filter(RegionRow::isKnown)
                        .<RegionResult>map(
                            region ->
                                new RegionResult.NotRead(region, Sightings.NONE, why.problem()))
                        .toList()))
        .orElseGet(this::tally);
  }

  /// Notes which regions `STARTED` named as denied. If that fails, the next scan does it.
  ///
  /// @param started the scan that sent `STARTED`
  void noteDenied(Instant started) {
    for (RegionResult result : tally.results()) {
      RegionTransition.deniedAtTheStart(result.row(), started).ifPresent(this::note);
    }
  }

  private void note(RegionRow denied) {
    try {
      // The region may have been begun by an earlier invocation of the scan.
      taken.store().regions().begin(taken.claim(), denied.region());
      taken.store().regions().end(taken.claim(), denied, List.of());
      tally = tally.with(denied);
    } catch (ScanFailure unsaved) {
      failures.unread(unsaved);
    }
  }
}
