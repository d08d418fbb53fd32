package dev.sesdkim.scan;

import dev.sesdkim.dkim.Problem;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/// Which of the account's regions are scanned.
///
/// @param only scan only these; empty for all enabled regions
/// @param except never scan these
/// @param existing regions that exist, enabled for the account or not, as far as is known
///   beforehand
public record RegionSelection(Set<String> only, Set<String> except, Set<String> existing) {

  public RegionSelection {
    only = Set.copyOf(only);
    except = Set.copyOf(except);
    existing = Set.copyOf(existing);
  }

  /// The regions to scan. A region that is named in `only` is among them even if the account has
  /// not enabled it, so that the scan reports that.
  ///
  /// @throws ScanFailure if a name in either list is not a region
  public NavigableSet<String> of(NavigableSet<String> enabled) {
    NavigableSet<String> unknown = new TreeSet<>(only);
    unknown.addAll(except);
    unknown.removeAll(existing);
    unknown.removeAll(enabled);
    if (!unknown.isEmpty()) {
      throw new ScanFailure(
          "No such region: %s. The regions enabled for this account are: %s"
              .formatted(names(unknown), names(enabled)),
          new Problem(
              Problem.Kind.REJECTED, Problem.SETTINGS, "no such region: " + names(unknown)));
    }
    NavigableSet<String> chosen = new TreeSet<>(only.isEmpty() ? enabled : only);
    chosen.removeAll(except);
    return chosen;
  }

  /// Whether the settings leave a region out.
  public boolean leavesOut(String region) {
    return except.contains(region) || (!only.isEmpty() && !only.contains(region));
  }

  private static String names(Collection<String> regions) {
    return String.join(", ", regions);
  }
}
