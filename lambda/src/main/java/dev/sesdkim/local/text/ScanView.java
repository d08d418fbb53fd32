package dev.sesdkim.local.text;

import static java.util.stream.Collectors.groupingBy;

import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.IdentityType;
import dev.sesdkim.dkim.Mute;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Verdict;
import dev.sesdkim.rules.DmarcWarning;
import dev.sesdkim.rules.VerifiedDomains;
import dev.sesdkim.scan.RegionResult;
import dev.sesdkim.scan.ScanSummary;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// A scan that remembered nothing beforehand, and what it then knew.
///
/// @param states what is known of each identity, by region, with what the account's verified
///   domains say of it
/// @param only the identities that are asked for; empty for all
/// @param remembered what a deployed monitor knows of them, if one was named
public record ScanView(
    ScanSummary.Finished summary,
    Map<String, List<State>> states,
    Optional<NamePattern> only,
    Optional<Remembered> remembered) {
  public ScanView {
    VerifiedDomains verified = verified(states);
    Map<String, List<State>> warned = new HashMap<>();
    states.forEach(
        (region, known) ->
            warned.put(
                region, known.stream().map(state -> DmarcWarning.in(state, verified)).toList()));
    states = Map.copyOf(warned);
  }

  /// The view of a scan.
  ///
  /// @param states of any number of regions
  public static ScanView of(ScanSummary.Finished summary, List<State> states) {
    return new ScanView(summary, byRegion(states), Optional.empty(), Optional.empty());
  }

  /// With nothing but the identities that are asked for.
  public ScanView only(NamePattern pattern) {
    return new ScanView(summary, states, Optional.of(pattern), remembered);
  }

  /// With what a deployed monitor remembers.
  ///
  /// @param unseen what it knows of identities in regions that were not read now
  public ScanView with(Remembered known, List<State> unseen) {
    Map<String, List<State>> all = new TreeMap<>(byRegion(unseen));
    all.putAll(states);
    all.replaceAll((_, some) -> some.stream().map(state -> known.mutes().on(state, at())).toList());
    return new ScanView(summary, all, only, Optional.of(known));
  }

  public ScanRecord scan() {
    return summary.scan();
  }

  public Instant at() {
    return scan().startedAt();
  }

  /// How many identities have each verdict; one that could not be read now has none.
  public Counts counts() {
    Counts counts = Counts.NONE;
    for (State state : all()) {
      counts = counts.plus(state.unreadable().isPresent() ? Verdict.UNKNOWN : state.verdict());
    }
    return counts;
  }

  /// How many identities stand how.
  public Standings standings() {
    return Standings.of(all());
  }

  /// The identities that are asked for, region by region.
  public List<State> all() {
    return new TreeMap<>(states).keySet().stream().flatMap(region -> in(region).stream()).toList();
  }

  /// The identities of a region that are asked for.
  public List<State> in(String region) {
    return states.getOrDefault(region, List.of()).stream().filter(this::isAskedFor).toList();
  }

  private boolean isAskedFor(State state) {
    return only.isEmpty() || only.get().holds(state.identity().name());
  }

  /// Since when an identity stands as it does, where that is known.
  public Optional<Instant> since(State state) {
    return remembered.flatMap(known -> known.since(state));
  }

  /// The mute that keeps it quiet, if there is one.
  Optional<Mute> mute(State state) {
    return remembered.flatMap(known -> known.mutes().of(state, at()));
  }

  /// The account's verified domains.
  public VerifiedDomains verifiedDomains() {
    return verified(states);
  }

  private static VerifiedDomains verified(Map<String, List<State>> states) {
    return VerifiedDomains.of(
        states.values().stream()
            .flatMap(List::stream)
            .filter(state -> state.identity().type() == IdentityType.DOMAIN)
            .filter(state -> state.verdict() == Verdict.VERIFIED)
            .map(state -> state.identity().name())
            .toList());
  }

  /// The regions of which something was read, in part or to the end.
  public List<RegionResult> read() {
    return summary.regions().stream()
        .filter(
            region ->
                region instanceof RegionResult.Read || region instanceof RegionResult.ReadInPart)
        .toList();
  }

  /// Why each of the others was not, those without SES left out.
  public NavigableMap<String, Problem> notRead() {
    NavigableMap<String, Problem> problems = new TreeMap<>();
    for (RegionResult region : summary.regions()) {
      switch (region) {
        case RegionResult.NotRead notRead -> problems.put(region.region(), notRead.problem());
        case RegionResult.NotWatched notWatched ->
            problems.put(region.region(), notWatched.problem());
        case RegionResult.Read _, RegionResult.ReadInPart _, RegionResult.NoSes _ -> {}
      }
    }
    return problems;
  }

  /// Why reading a region ended before its last identity, for each in which it did.
  public NavigableMap<String, Problem> readInPart() {
    NavigableMap<String, Problem> problems = new TreeMap<>();
    for (RegionResult region : summary.regions()) {
      if (region instanceof RegionResult.ReadInPart inPart && isCut(inPart)) {
        problems.put(region.region(), inPart.problem());
      }
    }
    return problems;
  }

  /// An identity without an answer stands in the table; nothing stands there of what was not asked.
  private static boolean isCut(RegionResult.ReadInPart region) {
    return region.row().unread().isPresent();
  }

  /// Whether every region was read to its end, and at least one.
  public boolean isComplete() {
    return notRead().isEmpty() && readInPart().isEmpty() && !read().isEmpty();
  }

  private static Map<String, List<State>> byRegion(List<State> states) {
    return states.stream().collect(groupingBy(state -> state.identity().region()));
  }
}
