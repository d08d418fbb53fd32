package dev.sesdkim.infra;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Which accounts the monitor scans besides its own. The function gets each value as an environment
/// variable of the same name in capitals: `excludedAccounts` is `EXCLUDED_ACCOUNTS`.
///
/// @param accounts these accounts; not together with `organization`
/// @param organization `all`, or the organizational units and roots whose accounts are scanned,
///   with all units below them
/// @param excludedAccounts accounts of the organization that are left out
/// @param externalId what is sent with every request for a member role's credentials
/// @param fanOut whether a state machine runs the function once for each account
public record AccountSettings(
    List<String> accounts,
    List<String> organization,
    List<String> excludedAccounts,
    Optional<String> externalId,
    boolean fanOut) {
  /// Every context key that is read here.
  static final List<String> KEYS =
      List.of("accounts", "organization", "excludedAccounts", "externalId", "fanOut");

  /// The most other accounts that one run of the function scans.
  static final int A_SCAN = 100;

  /// The id of an organizational unit or of a root.
  static final Pattern UNIT = Pattern.compile("ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}|r-[0-9a-z]{4,32}");

  private static final String ALL = "all";
  private static final Pattern ALL_OR_UNIT = Pattern.compile(ALL + "|" + UNIT.pattern());
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private static final String ACCOUNT_IDS = "account ids of 12 digits, separated by commas";
  private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:/-]{2,1224}");

  public AccountSettings {
    accounts = List.copyOf(accounts);
    organization = List.copyOf(organization);
    excludedAccounts = List.copyOf(excludedAccounts);
  }

  static AccountSettings from(ContextValues values) {
    AccountSettings settings =
        new AccountSettings(
            values.list("accounts", ACCOUNT, ACCOUNT_IDS),
            values.list(
                "organization",
                ALL_OR_UNIT,
                "all, or ids of organizational units or roots (ou-ab12-cdefgh34, r-ab12), separated"
                    + " by commas"),
            values.list("excludedAccounts", ACCOUNT, ACCOUNT_IDS),
            values.text(
                "externalId", EXTERNAL_ID, "2 to 1224 letters, digits or characters of _+=,.@:/-"),
            values.flag("fanOut", false));
    settings.check(values);
    return settings;
  }

  /// Whether any account besides the monitor's own is scanned.
  boolean many() {
    return !accounts.isEmpty() || !organization.isEmpty();
  }

  /// The organizational units and roots to list; empty for the whole organization.
  List<String> units() {
    return organization.contains(ALL) ? List.of() : organization;
  }

  /// The settings as environment variables; a setting without a value has no variable.
  Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>();
    put(environment, "accounts", String.join(",", accounts));
    put(environment, "organization", String.join(",", organization));
    put(environment, "excludedAccounts", String.join(",", excludedAccounts));
    put(environment, "externalId", externalId.orElse(""));
    return environment;
  }

  /// The setting with the longest value: its key and value.
  Map.Entry<String, String> longest() {
    Map<String, String> environment = environment();
    return KEYS.stream()
        .map(key -> Map.entry(key, environment.getOrDefault(variable(key), "")))
        .max((one, other) -> Integer.compare(one.getValue().length(), other.getValue().length()))
        .orElseThrow();
  }

  private static void put(Map<String, String> environment, String key, String value) {
    if (!value.isEmpty()) {
      environment.put(variable(key), value);
    }
  }

  private static String variable(String key) {
    return key.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
  }

  private void check(ContextValues values) {
    if (!accounts.isEmpty() && !organization.isEmpty()) {
      values.reject("accounts", String.join(",", accounts), "no value together with organization");
    }
    if (organization.contains(ALL) && organization.size() > 1) {
      values.reject(
          "organization", String.join(",", organization), "all alone, or ids without all");
    }
    if (!excludedAccounts.isEmpty() && organization.isEmpty()) {
      values.reject(
          "excludedAccounts",
          String.join(",", excludedAccounts),
          "a value only together with organization");
    }
    if (externalId.isPresent() && !many()) {
      values.reject(
          "externalId", externalId.get(), "a value only together with accounts or organization");
    }
    if (fanOut && !many()) {
      values.reject("fanOut", "true", "a value only together with accounts or organization");
    }
  }
}
