package dev.sesdkim.scan;

import dev.sesdkim.dkim.ChangeKind;
import dev.sesdkim.dkim.Concern;
import dev.sesdkim.dkim.IdentityType;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanContext;
import dev.sesdkim.dkim.Standing;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Suspicion;
import dev.sesdkim.dkim.Unverified;
import dev.sesdkim.dkim.Verdict;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a scan saw in a region and saved.
///
/// @param changes how many changes of each kind
/// @param unverified the unverified identities that are not muted
/// @param concerns every identity there that is not fine
/// @param lastChange when an identity there last changed
/// @param domains the names of the domain identities, in lower case
/// @param verifiedDomains the names of those that are verified
/// @param unknownForThree how many identities have been unknown for three scans
/// @param notSaved why rows could not be saved or read, each problem once
/// @param problems what else went wrong without hiding the region
public record Sightings(
    Map<ChangeKind, Integer> changes,
    List<Unverified> unverified,
    List<Concern> concerns,
    Optional<Instant> lastChange,
    Set<String> domains,
    Set<String> verifiedDomains,
    int unknownForThree,
    List<Problem> notSaved,
    List<Problem> problems) {

  public static final Sightings NONE = notSaved(List.of());

  /// Nothing was seen, and rows could not be saved or read.
  static Sightings notSaved(List<Problem> problems) {
    return new Sightings(
        Map.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Set.of(),
        Set.of(),
        0,
        problems,
        List.of());
  }

  /// What the scan that left these states saw, without the changes that it made.
  static Sightings of(Collection<State> states, ScanContext scan) {
    Set<String> domains = new HashSet<>();
    Set<String> verified = new HashSet<>();
    for (State state : states) {
      if (state.identity().type() == IdentityType.DOMAIN
          && !state.suspected().containsKey(Suspicion.MISSING)) {
        domains.add(state.identity().name());
        if (state.verdict() == Verdict.VERIFIED && state.unreadable().isEmpty()) {
          verified.add(state.identity().name());
        }
      }
    }
    return new Sightings(
        Map.of(),
        states.stream()
            .filter(state -> Standing.of(state) == Standing.BROKEN)
            .map(Unverified::of)
            .toList(),
        states.stream().flatMap(state -> Concern.of(state).stream()).toList(),
        states.stream().map(state -> state.dates().stretchSince()).max(Comparator.naturalOrder()),
        domains,
        verified,
        (int) states.stream().filter(state -> isUnknownForThree(state, scan)).count(),
        List.of(),
        List.of());
  }

  static boolean isUnknownForThree(State state, ScanContext scan) {
    return state
        .unreadable()
        .map(State.Unreadable::trouble)
        .filter(trouble -> trouble.told() || scan.lastedThreeScans(trouble.since()))
        .isPresent();
  }

  public Sightings {
    changes = Map.copyOf(changes);
    unverified = List.copyOf(unverified);
    concerns = List.copyOf(concerns);
    domains = Set.copyOf(domains);
    verifiedDomains = Set.copyOf(verifiedDomains);
    notSaved = List.copyOf(notSaved);
    problems = List.copyOf(problems);
  }
}
