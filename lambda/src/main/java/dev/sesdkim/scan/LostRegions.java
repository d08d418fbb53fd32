package dev.sesdkim.scan;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanRecord;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which unread regions people must hear of: those that were readable last time, once (A5), and
/// those of which they should have heard and did not, because the alert did not get out.
final class LostRegions {

  private static final String DUE = AlertKind.SCAN_PROBLEM.name() + " ";

  private LostRegions() {}

  /// The entry in a scan's due alerts for one region.
  static String due(String region) {
    return DUE + region;
  }

  static NavigableMap<String, Problem> of(
      Optional<ScanRecord> last, Collection<RegionResult> results) {
    NavigableMap<String, Problem> lost = new TreeMap<>();
    for (RegionResult result : results) {
      if (result instanceof RegionResult.NotScanned notScanned
          && last.map(scan -> concerns(scan, result.region())).orElse(false)) {
        lost.put(result.region(), notScanned.problem());
      }
    }
    return lost;
  }

  /// Regions that were there last time and are no longer among the account's.
  static NavigableSet<String> gone(
      Optional<ScanRecord> last, Collection<String> regions, RegionSelection selection) {
    NavigableSet<String> gone = new TreeSet<>();
    last.ifPresent(
        scan -> {
          gone.addAll(scan.regionsRead());
          scan.alertsDue().stream()
              .filter(due -> due.startsWith(DUE))
              .map(due -> due.substring(DUE.length()))
              .forEach(gone::add);
        });
    gone.removeAll(regions);
    gone.removeIf(selection::leavesOut);
    return gone;
  }

  private static boolean concerns(ScanRecord last, String region) {
    return last.regionsRead().contains(region) || last.alertsDue().contains(due(region));
  }
}
