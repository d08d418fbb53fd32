package dev.sesdkim.scan;

import dev.sesdkim.dkim.AccountTurn;
import java.util.List;

/// Port: where the first step of a scan by many functions leaves the list of accounts for the
/// others.
///
/// Every method throws [ScanFailure] when the list cannot be written or read.
public interface AccountLists {

  /// Writes the list of a scan, in the place of an earlier one of the same scan.
  void write(String scanId, List<AccountTurn> turns);

  /// The list of a scan, in the same order.
  List<AccountTurn> read(String scanId);
}
