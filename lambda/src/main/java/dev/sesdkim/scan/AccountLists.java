package dev.sesdkim.scan;

import dev.sesdkim.dkim.AccountTurn;
import java.util.List;

/// Port: passes the list of accounts from the first step of a scan by many functions to the others.
///
/// Every method throws [ScanFailure] when the list cannot be written or read.
public interface AccountLists {

  /// Writes a scan's list, in place of an earlier list of the same scan.
  void write(String scanId, List<AccountTurn> turns);

  /// A scan's list, in the order in which it was written.
  List<AccountTurn> read(String scanId);
}
