package dev.sesdkim.rules;

import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.Printable;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// What people call accounts: labels, never keys.
///
/// @param byId the known names by account id; untrusted text
public record AccountNames(Map<String, String> byId) {

  /// No name is known.
  public static final AccountNames NONE = new AccountNames(Map.of());

  /// How much of a name a label shows. AWS Organizations allows 50 characters.
  private static final int LONGEST = 64;

  public AccountNames {
    byId = Map.copyOf(byId);
  }

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

  /// The account's name, or its id if it has none.
  String shortly(String id) {
    String name = byId.get(id);
    return name == null ? id : Printable.line(name, LONGEST);
  }
}
