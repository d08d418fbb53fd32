package dev.sesdkim;

import java.util.Optional;
import java.util.Set;

/// Which accounts the monitor watches besides its own.
public sealed interface WatchedSettings {

  /// The external id that the monitor sends with AssumeRole, if the role's trust asks for it
  /// (`EXTERNAL_ID`).
  default Optional<String> externalId() {
    return Optional.empty();
  }

  /// Only the monitor's own account.
  record None() implements WatchedSettings {}

  /// `ACCOUNTS`: the accounts that are named.
  ///
  /// @param accounts ids of twelve digits
  record Named(Set<String> accounts, Optional<String> externalId) implements WatchedSettings {

    public Named {
      accounts = Set.copyOf(accounts);
    }
  }

  /// `ORGANIZATION`: the active accounts of the organization, or of some of its units and all units
  /// below them.
  ///
  /// @param units ids of roots and organizational units; empty for `all`
  /// @param excluded `EXCLUDED_ACCOUNTS`: ids of accounts that are left out
  record OfOrganization(Set<String> units, Set<String> excluded, Optional<String> externalId)
      implements WatchedSettings {

    public OfOrganization {
      units = Set.copyOf(units);
      excluded = Set.copyOf(excluded);
    }
  }
}
