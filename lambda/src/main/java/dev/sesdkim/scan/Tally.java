package dev.sesdkim.scan;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.sesdkim.dkim.ChangeKind;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.dkim.Trouble;
import dev.sesdkim.dkim.Unverified;
import dev.sesdkim.rules.VerifiedDomains;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;

/// Adds up the results of the regions.
record Tally(List<RegionResult> results) {

  private static final Comparator<Trouble> GRAVEST =
      Comparator.comparing((Trouble trouble) -> !trouble.told()).thenComparing(Trouble::since);

  Tally {
    results = List.copyOf(results);
  }

  /// Whether every region that is expected to be read was read to its end.
  boolean everyRegionRead() {
    return results.stream()
        .allMatch(
            result ->
                switch (result) {
                  case RegionResult.Read _, RegionResult.NotWatched _, RegionResult.NoSes _ -> true;
                  case RegionResult.ReadInPart _ -> false;
                  case RegionResult.NotRead notRead -> !notRead.row().watched();
                });
  }

  /// Whether every identity of the region got an answer.
  boolean isRead(String region) {
    return of(RegionResult.Read.class).anyMatch(read -> read.region().equals(region));
  }

  boolean anyRegionRead() {
    return !regionsReadAtLeastInPart().isEmpty();
  }

  List<String> regionsReadAtLeastInPart() {
    return results.stream()
        .filter(
            result ->
                result instanceof RegionResult.Read || result instanceof RegionResult.ReadInPart)
        .map(RegionResult::region)
        .toList();
  }

  private Map<String, Problem> regionsReadInPart() {
    return of(RegionResult.ReadInPart.class)
        .collect(toMap(RegionResult::region, RegionResult.ReadInPart::problem));
  }

  Map<String, Problem> regionsNotRead() {
    return of(RegionResult.NotRead.class)
        .collect(toMap(RegionResult::region, RegionResult.NotRead::problem));
  }

  /// How many identities have each verdict.
  ///
  /// @param readAlone whether to count only regions that were read, at least in part; otherwise all
  ///   watched regions count, those that were not read with the counts last known
  Counts counts(boolean readAlone) {
    return results.stream()
        .filter(
            result ->
                readAlone
                    ? regionsReadAtLeastInPart().contains(result.region())
                    : result.row().watched())
        .map(result -> result.row().counts())
        .reduce(Counts.NONE, Counts::plus);
  }

  List<Unverified> unverified() {
    return seen(Sightings::unverified).toList();
  }

  Set<Identity> unverifiedIdentities() {
    return seen(Sightings::unverified).map(Unverified::identity).collect(toSet());
  }

  Set<String> domains() {
    return seen(Sightings::domains).collect(toSet());
  }

  /// The account's verified domains that this scan saw.
  VerifiedDomains verifiedDomains() {
    return VerifiedDomains.of(seen(Sightings::verifiedDomains).collect(toSet()));
  }

  /// Why rows could not be saved or read, if that happened.
  Optional<Problem> notSaved() {
    return seen(Sightings::notSaved).findFirst();
  }

  int unknownForThree() {
    return results.stream().mapToInt(result -> result.sightings().unknownForThree()).sum();
  }

  /// The gravest trouble of each part in the watched regions: a told one before an untold one, then
  /// the longest.
  Map<ScanPart, Trouble> troubles() {
    return results.stream()
        .map(RegionResult::row)
        .filter(RegionRow::watched)
        .flatMap(row -> row.troubles().entrySet().stream())
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, BinaryOperator.minBy(GRAVEST)));
  }

  /// The scan as the log keeps it.
  ScanRecord record(String account, Moment moment, Instant finishedAt, int told, boolean healthy) {
    return new ScanRecord(
        moment.scanId(),
        account,
        moment.at(),
        finishedAt,
        of(RegionResult.Read.class).map(RegionResult::region).toList(),
        regionsReadInPart(),
        regionsNotRead(),
        counts(false),
        changes(),
        told,
        healthy);
  }

  private Map<ChangeKind, Integer> changes() {
    Map<ChangeKind, Integer> changes = new EnumMap<>(ChangeKind.class);
    seen(sightings -> sightings.changes().entrySet())
        .forEach(change -> changes.merge(change.getKey(), change.getValue(), Integer::sum));
    return changes;
  }

  /// The same results, with this row in place of the row of a region that was not read.
  Tally with(RegionRow row) {
    return new Tally(
        results.stream()
            .map(
                result ->
                    result instanceof RegionResult.NotRead notRead
                            && notRead.region().equals(row.region())
                        ? new RegionResult.NotRead(row, notRead.sightings(), notRead.problem())
                        : result)
            .toList());
  }

  private <T> Stream<T> seen(Function<Sightings, Collection<T>> what) {
    return results.stream().flatMap(result -> what.apply(result.sightings()).stream());
  }

  private <T extends RegionResult> Stream<T> of(Class<T> kind) {
    return results.stream().filter(kind::isInstance).map(kind::cast);
  }
}
