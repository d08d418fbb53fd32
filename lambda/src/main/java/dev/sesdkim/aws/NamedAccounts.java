package dev.sesdkim.aws;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Problem.Kind;
import dev.sesdkim.scan.WatchedAccounts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The accounts that the settings list, with their names in the monitor's organization.
///
/// They include accounts outside the organization; [#refusal] says that these are not read. If the
/// monitor may not list the organization, [#refusal] refuses nothing, and the condition on
/// `sts:AssumeRole` in the monitor's own role keeps the monitor inside its organization.
public final class NamedAccounts implements WatchedAccounts {

  private final OrganizationsLists lists;
  private final Set<String> others;

  /// By id, as last listed; empty before the first listing and if the monitor may not list.
  private volatile Optional<Map<String, OrganizationAccount>> known = Optional.empty();

  /// @param home the monitor's own account
  /// @param accounts ids; the monitor's own account is ignored
  public NamedAccounts(OrganizationsLists lists, String home, Set<String> accounts) {
    this.lists = lists;
    Set<String> besidesHome = new TreeSet<>(accounts);
    besidesHome.remove(home);
    this.others = besidesHome;
  }

  @Override
  public List<Account> others() {
    if (others.isEmpty()) {
      return List.of();
    }
    Optional<Map<String, OrganizationAccount>> listed = listed();
    known = listed;
    return others.stream()
        .map(
            id ->
                listed
                    .map(all -> all.get(id))
                    .orElseGet(
                        () -> new OrganizationAccount(new Account(id, Optional.empty()), true)))
        .map(OrganizationAccount::account)
        .toList();
  }

  /// Why this account is not read, if it was missing when the organization was last listed.
  public Optional<Problem> refusal(String account) {
    return known
        .filter(all -> !all.containsKey(account))
        .map(
            _ ->
                new Problem(
                    Kind.ACCESS_DENIED,
                    AssumedRole.ACTION,
                    "account " + account + " is not in this monitor's organization"));
  }

  private Optional<Map<String, OrganizationAccount>> listed() {
    try {
      return Optional.of(
          lists.accounts().stream()
              .collect(toMap(OrganizationAccount::id, identity(), (_, later) -> later)));
    } catch (NotListed failure) {
      if (failure.isDenied()) {
        return Optional.empty();
      }
      throw failure.asFailure();
    }
  }
}
