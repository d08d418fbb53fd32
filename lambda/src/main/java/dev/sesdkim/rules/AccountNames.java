package dev.sesdkim.rules;

import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.Printable;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// What people call accounts: labels, never keys.
///
/// @param byId the names that are known, by the account's number; untrusted text
public record AccountNames(Map<String, String> byId) {

  /// No name is known.
  public static final AccountNames NONE = new AccountNames(Map.of());

  /// The longest that a label shows of a name. AWS Organizations allows 50 characters.
  private static final int LONGEST = 64;

  public AccountNames {
    byId = Map.copyOf(byId);
  }

  /// The names of these accounts.
  public static AccountNames of(Collection<Account> accounts) {
    Map<String, String> names = new HashMap<>();
    accounts.forEach(account -> account.name().ifPresent(name -> names.put(account.id(), name)));
    return new AccountNames(names);
  }

  /// The account as people read it, such as `prod (123456789012)`.
  public String label(String id) {
    String name = byId.get(id);
    return name == null ? id : "%s (%s)".formatted(Printable.line(name, LONGEST), id);
  }

  /// Its name, or else its number.
  String shortly(String id) {
    String name = byId.get(id);
    return name == null ? id : Printable.line(name, LONGEST);
  }
}
