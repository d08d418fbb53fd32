package dev.sesdkim.local.text;

import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.English;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.rules.AccountNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// The accounts of one answer by their names. An answer about one account names the account once;
/// an answer about several names the account of everything that it shows.
public final class AccountLabels {

  private final NavigableMap<String, Account> accounts = new TreeMap<>();
  private final AccountNames names;

  /// The labels of these accounts, in any order.
  public AccountLabels(Collection<Account> all) {
    all.forEach(one -> accounts.put(one.id(), one));
    this.names = AccountNames.of(all);
  }

  public boolean several() {
    return accounts.size() > 1;
  }

  /// The ids, in order.
  public List<String> ids() {
    return List.copyOf(accounts.keySet());
  }

  /// For example `prod (123456789012)`, or the id alone.
  public String label(String account) {
    return names.label(account);
  }

  /// The label for a column or field; empty in an answer about one account, where it is left out.
  public String column(String account) {
    return several() ? label(account) : "";
  }

  /// The columns of a table, without the account's column if there is one account.
  ///
  /// @param account the position of that column
  public <T> List<T> columns(int account, List<T> all) {
    if (several()) {
      return all;
    }
    List<T> others = new ArrayList<>(all);
    others.remove(account);
    return others;
  }

  /// Where an identity is, for example `eu-west-1`, or `eu-west-1 of 123456789012` if there are
  /// several accounts.
  public String where(Identity identity) {
    return where(identity.account(), identity.region());
  }

  public String where(AccountRegion region) {
    return where(region.account(), region.region());
  }

  public String where(String account, String region) {
    return several() ? region + " of " + label(account) : region;
  }

  /// Adds the account of one thing to its JSON, if the answer is about several accounts.
  void put(String account, Map<String, Object> json) {
    if (several()) {
      json.put("account", account);
    }
  }

  /// Adds the account that the answer is about, or all of its accounts.
  void put(Map<String, Object> json) {
    if (several()) {
      json.put("accounts", ids().stream().map(this::json).toList());
    } else {
      accounts.keySet().forEach(id -> json.putAll(json(id)));
    }
  }

  /// An account by its id and its name, if known.
  Map<String, Object> json(String account) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("account", account);
    Optional.ofNullable(accounts.get(account))
        .flatMap(Account::name)
        .ifPresent(name -> json.put("accountName", name));
    return json;
  }

  /// The account that an answer is about, such as `123456789012`, or how many: `3 accounts`.
  public String words() {
    return several()
        ? English.count(accounts.size(), "account", "accounts")
        : label(accounts.firstKey());
  }
}
