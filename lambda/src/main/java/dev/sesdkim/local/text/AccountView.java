package dev.sesdkim.local.text;

import static java.util.stream.Collectors.groupingBy;

import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.IdentityType;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Verdict;
import dev.sesdkim.rules.DmarcWarning;
import dev.sesdkim.rules.VerifiedDomains;
import dev.sesdkim.scan.RegionResult;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// What a scan found in one account, and what a deployed monitor knew of it before.
///
/// @param scanId the id of the scan
/// @param at when that scan started
/// @param regions the result of each region
/// @param states what is known of each identity, by region, with the warnings that follow from the
///   account's verified domains
/// @param remembered what a deployed monitor knows of the identities, if a monitor was named
/// @param notScanned why the account was not scanned: then everything that is shown of it is older
public record AccountView(
    Account account,
    String scanId,
    Instant at,
    List<RegionResult> regions,
    Map<String, List<State>> states,
    Optional<Remembered> remembered,
    Optional<NotScanned> notScanned) {

  public AccountView {
    regions = List.copyOf(regions);
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
  /// @param states of any number of the account's regions
  public static AccountView of(
      Account account, String scanId, Instant at, List<RegionResult> regions, List<State> states) {
    return new AccountView(
        account, scanId, at, regions, byRegion(states), Optional.empty(), Optional.empty());
  }

  /// The view with what a deployed monitor remembers.
  ///
  /// @param unseen what the monitor knows of identities in regions that were not read now
  public AccountView with(Remembered known, List<State> unseen) {
    Map<String, List<State>> all = new TreeMap<>(byRegion(unseen));
    all.putAll(states);
    all.replaceAll((_, some) -> some.stream().map(state -> known.mutes().on(state, at)).toList());
    return new AccountView(account, scanId, at, regions, all, Optional.of(known), notScanned);
  }

  /// The regions that were read, in part or to the end.
  List<RegionResult> read() {
    return regions.stream()
        .filter(
            region ->
                region instanceof RegionResult.Read || region instanceof RegionResult.ReadInPart)
        .toList();
  }

  /// Why each other region was not read; regions without SES are left out.
  public NavigableMap<String, Problem> notRead() {
    NavigableMap<String, Problem> problems = new TreeMap<>();
    for (RegionResult region : regions) {
      switch (region) {
        case RegionResult.NotRead notRead -> problems.put(region.region(), notRead.problem());
        case RegionResult.NotWatched notWatched ->
            problems.put(region.region(), notWatched.problem());
        case RegionResult.Read _, RegionResult.ReadInPart _, RegionResult.NoSes _ -> {}
      }
    }
    return problems;
  }

  /// Why a region was not read to its end, for each such region.
  NavigableMap<String, Problem> readInPart() {
    NavigableMap<String, Problem> problems = new TreeMap<>();
    for (RegionResult region : regions) {
      if (region instanceof RegionResult.ReadInPart inPart && isCut(inPart)) {
        problems.put(region.region(), inPart.problem());
      }
    }
    return problems;
  }

  /// Whether SES was not asked about some identities, which are then not in the table.
  private static boolean isCut(RegionResult.ReadInPart region) {
    return region.row().unread().isPresent();
  }

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

  public static Map<String, List<State>> byRegion(List<State> states) {
    return states.stream().collect(groupingBy(state -> state.identity().region()));
  }
}
