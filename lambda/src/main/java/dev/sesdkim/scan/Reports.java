package dev.sesdkim.scan;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Stretch;
import java.util.List;

/// Port: what people ask the table, apart from any scan.
///
/// Every method throws [ScanFailure] when the table does not answer.
public interface Reports {

  /// The account's last completed scans, newest first.
  List<ScanRecord> scans(String account, int most);

  /// Every remembered region, in alphabetical order.
  List<RegionRow> regions(String account);

  /// The states of all identities in a region.
  List<State> states(String region, String account);

  /// The identity's stretches, newest first; none if it was never seen.
  List<Stretch> history(Identity identity);
}
