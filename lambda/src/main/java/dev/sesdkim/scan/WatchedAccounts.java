package dev.sesdkim.scan;

import dev.sesdkim.dkim.Account;
import java.util.List;

/// Port: the accounts that are to be scanned.
public interface WatchedAccounts {

  /// The accounts besides the monitor's own, each once, in any order. Those of an organization are
  /// without the closed ones; what a person names is given whatever became of it.
  ///
  /// @throws ScanFailure if they cannot be told; its problem names what was asked
  List<Account> others();
}
