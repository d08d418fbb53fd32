package dev.sesdkim.scan;

import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.RegionRow;
import java.util.List;
import java.util.NavigableMap;

/// Port: what is remembered of the regions of an account.
///
/// Every method throws [ScanFailure] when the table does not answer; every method that takes a
/// [Claim] throws one of the kind SUPERSEDED, and writes nothing, once a later scan has claimed the
/// region.
public interface RegionRows {

  /// Every region that a scan has ever begun, by its name.
  NavigableMap<String, RegionRow> all(String account);

  /// Claims the region for the scan, before anything there is read: from now on no earlier scan
  /// writes there. A scan may begin a region twice.
  ///
  /// @return what is remembered of the region; [RegionRow#unknown] if nothing is
  RegionRow begin(Claim claim, String region);

  /// Writes what is remembered, and what is to be told with it, in one transaction.
  void end(Claim claim, RegionRow row, List<Due.OfScan> due);
}
