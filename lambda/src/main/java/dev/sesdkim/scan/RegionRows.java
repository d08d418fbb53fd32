package dev.sesdkim.scan;

import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.RegionRow;
import java.util.List;
import java.util.NavigableMap;

/// Port: the rows of an account's regions.
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
  /// @return the region's row; [RegionRow#unknown] if there is none
  RegionRow begin(Claim claim, String region);

  /// Writes the row and what becomes due, in one transaction.
  void end(Claim claim, RegionRow row, List<Due.OfScan> due);
}
