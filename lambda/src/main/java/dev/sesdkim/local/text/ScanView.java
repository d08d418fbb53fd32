package dev.sesdkim.local.text;

import static java.util.stream.Collectors.groupingBy;

import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.IdentityType;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Verdict;
import dev.sesdkim.rules.DmarcWarning;
import dev.sesdkim.rules.VerifiedDomains;
import dev.sesdkim.scan.RegionResult;
import dev.sesdkim.scan.ScanSummary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// A scan that remembered nothing beforehand, and what it then knew.
///
/// @param states what is known of each identity, by region, with what the account's verified
///   domains say of it
public record ScanView(ScanSummary.Finished summary, Map<String, List<State>> states) {
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
    return new ScanView(
        summary, states.stream().collect(groupingBy(state -> state.identity().region())));
  }

  public ScanRecord scan() {
    return summary.scan();
  }

  /// How many identities have each verdict.
  public Counts counts() {
    return scan().counts();
  }

  /// The identities of a region.
  List<State> in(String region) {
    return states.getOrDefault(region, List.of());
  }

  /// The account's verified domains.
  VerifiedDomains verifiedDomains() {
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
  List<RegionResult> read() {
    return summary.regions().stream()
        .filter(
            region ->
                region instanceof RegionResult.Read || region instanceof RegionResult.ReadInPart)
        .toList();
  }

  /// Why each of the others was not, those without SES left out.
  NavigableMap<String, Problem> notRead() {
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

  /// Whether every region was read, and at least one.
  public boolean isComplete() {
    return notRead().isEmpty() && !read().isEmpty();
  }
}
