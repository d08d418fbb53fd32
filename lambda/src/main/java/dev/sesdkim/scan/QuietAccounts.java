package dev.sesdkim.scan;

import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.Concern;
import java.util.List;

/// The accounts of a scan in which nothing is due: they appear only in the digest.
interface QuietAccounts {

  /// There are none.
  QuietAccounts NONE =
      new QuietAccounts() {
        @Override
        public List<Account> accounts() {
          return List.of();
        }

        @Override
        public List<Alert.AccountStanding> standings(List<Concern> concerns) {
          return List.of();
        }
      };

  /// All quiet accounts.
  List<Account> accounts();

  /// How each watched account of these stands.
  ///
  /// @param concerns receives every identity that is not fine
  List<Alert.AccountStanding> standings(List<Concern> concerns);
}
