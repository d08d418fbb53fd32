package dev.sesdkim.aws;

import dev.sesdkim.dkim.Account;
import dev.sesdkim.scan.WatchedAccounts;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Lists every active account of an organization, or of some of its units and all units below them.
public final class AccountsOfOrganization implements WatchedAccounts {

  private final OrganizationsLists lists;
  private final Set<String> units;
  private final Set<String> leftOut;

  /// @param home the monitor's own account
  /// @param units ids of roots and organizational units; none for the whole organization
  /// @param excluded ids of accounts that are not watched
  public AccountsOfOrganization(
      OrganizationsLists lists, String home, Set<String> units, Set<String> excluded) {
    this(lists, units, with(home, excluded));
  }

  private AccountsOfOrganization(OrganizationsLists lists, Set<String> units, Set<String> leftOut) {
    this.lists = lists;
    this.units = Set.copyOf(units);
    this.leftOut = Set.copyOf(leftOut);
  }

  private static Set<String> with(String home, Set<String> excluded) {
    Set<String> all = new HashSet<>(excluded);
    all.add(home);
    return all;
  }

  /// The active accounts of the whole organization, including the caller's own.
  ///
  /// @throws dev.sesdkim.scan.ScanFailure if they cannot be listed
  public static List<Account> all(OrganizationsLists lists) {
    return new AccountsOfOrganization(lists, Set.of(), Set.of()).others();
  }

  @Override
  public List<Account> others() {
    try {
      Map<String, OrganizationAccount> found = new TreeMap<>();
      (units.isEmpty() ? lists.accounts() : below(units))
          .forEach(account -> found.put(account.id(), account));
      return found.values().stream()
          .filter(OrganizationAccount::active)
          .filter(account -> !leftOut.contains(account.id()))
          .map(OrganizationAccount::account)
          .toList();
    } catch (NotListed failure) {
      throw failure.asFailure();
    }
  }

  private List<OrganizationAccount> below(Set<String> parents) {
    Set<String> seen = new HashSet<>(parents);
    Deque<String> open = new ArrayDeque<>(parents);
    List<OrganizationAccount> found = new ArrayList<>();
    while (!open.isEmpty()) {
      String parent = open.remove();
      found.addAll(lists.accountsOf(parent));
      lists.unitsOf(parent).stream().filter(seen::add).forEach(open::add);
    }
    return found;
  }
}
