package dev.sesdkim;

import java.util.Optional;
import java.util.Set;

/// The variables that name the accounts to watch.
final class AccountVariables {

  private static final String ALL = "all";
  private static final String ACCOUNT = "[0-9]{12}";
  private static final String ACCOUNTS = "account ids of 12 digits separated by commas";

  /// `all`, or an id as Organizations forms it (Organizations API, `OrganizationalUnit` and
  /// `Root`).
  private static final String PLACE = ALL + "|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}|r-[0-9a-z]{4,32}";

  private static final String PLACES =
      "all, or ids of organizational units or roots separated by commas, such as"
          + " ou-ab12-cdefgh34";

  /// What STS accepts (STS API, `AssumeRole`).
  private static final String EXTERNAL_ID = "[\\w+=,.@:/-]{2,1224}";

  private AccountVariables() {}

  /// Reads and checks the variables, and notes every problem with them.
  static WatchedSettings read(Variables variables) {
    Set<String> accounts = variables.names("ACCOUNTS", ACCOUNT, ACCOUNTS);
    Set<String> places = variables.names("ORGANIZATION", PLACE, PLACES);
    Set<String> excluded = variables.names("EXCLUDED_ACCOUNTS", ACCOUNT, ACCOUNTS);
    Optional<String> externalId =
        variables.optional(
            "EXTERNAL_ID", EXTERNAL_ID, "2 to 1224 letters, digits and characters of _+=,.@:/-");
    if (places.contains(ALL) && places.size() > 1) {
      variables.refuse("ORGANIZATION", PLACES);
    }
    if (!accounts.isEmpty()) {
      variables.refuse("ORGANIZATION", "no value together with ACCOUNTS");
    }
    if (places.isEmpty()) {
      variables.refuse("EXCLUDED_ACCOUNTS", "no value without ORGANIZATION");
    }
    if (accounts.isEmpty() && places.isEmpty()) {
      variables.refuse("EXTERNAL_ID", "no value without ACCOUNTS or ORGANIZATION");
      return new WatchedSettings.None();
    }
    return places.isEmpty()
        ? new WatchedSettings.Named(accounts, externalId)
        : new WatchedSettings.OfOrganization(
            places.contains(ALL) ? Set.of() : places, excluded, externalId);
  }
}
