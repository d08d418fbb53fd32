package dev.sesdkim.scan;

import dev.sesdkim.dkim.ChangeKind;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Unverified;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a scan saw in a region and saved.
///
/// @param changes how many of each kind
/// @param unverified what is unverified there now
/// @param domains the names of the domain identities, in lower case
/// @param verifiedDomains those of them that are verified
/// @param unknownForThree how many identities have been unknown for three scans
/// @param notSaved why rows could not be saved or read, each thing once
/// @param problems what else went wrong on the way without hiding the region
public record Sightings(
    Map<ChangeKind, Integer> changes,
    List<Unverified> unverified,
    Set<String> domains,
    Set<String> verifiedDomains,
    int unknownForThree,
    List<Problem> notSaved,
    List<Problem> problems) {

  public static final Sightings NONE =
      new Sightings(Map.of(), List.of(), Set.of(), Set.of(), 0, List.of(), List.of());

  public Sightings {
    changes = Map.copyOf(changes);
    unverified = List.copyOf(unverified);
    domains = Set.copyOf(domains);
    verifiedDomains = Set.copyOf(verifiedDomains);
    notSaved = List.copyOf(notSaved);
    problems = List.copyOf(problems);
  }
}
