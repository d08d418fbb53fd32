package dev.sesdkim.scan;

import dev.sesdkim.dkim.Account;
import java.util.List;

/// Port: the accounts to scan.
public interface WatchedAccounts {

  /// The accounts besides the monitor's own, each once, in any order. An organization's list has
  /// only active accounts; accounts that the settings name are always listed.
  ///
  /// @throws ScanFailure if they cannot be listed; its problem names the call
  List<Account> others();
}
