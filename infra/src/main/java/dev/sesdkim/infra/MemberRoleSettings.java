package dev.sesdkim.infra;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a deployment can choose about the member role in the other accounts.
///
/// @param units context key `memberRoles`: the organizational units and roots in whose accounts a
///   StackSet creates the role; empty if people create it themselves
/// @param organizationId the organization that the role is limited to; required for the StackSet
/// @param stackSetCallAs `SELF` in the organization's management account, `DELEGATED_ADMIN` in a
///   delegated administrator's
public record MemberRoleSettings(
    List<String> units, Optional<String> organizationId, String stackSetCallAs) {
  /// Every context key that is read here.
  static final List<String> KEYS = List.of("memberRoles", "organizationId", "stackSetCallAs");

  static final Pattern ORGANIZATION_ID = Pattern.compile("o-[a-z0-9]{10,32}");
  static final String AN_ORGANIZATION_ID = "the id of an organization, like o-a1b2c3d4e5";

  private static final String SELF = "SELF";
  private static final Pattern CALL_AS = Pattern.compile(SELF + "|DELEGATED_ADMIN");

  public MemberRoleSettings {
    units = List.copyOf(units);
  }

  /// @param accounts the other accounts that are scanned; if there are none, every value here is
  ///   rejected
  static MemberRoleSettings from(ContextValues values, AccountSettings accounts) {
    MemberRoleSettings settings =
        new MemberRoleSettings(
            values.list(
                "memberRoles",
                AccountSettings.UNIT,
                "ids of organizational units or roots (ou-ab12-cdefgh34, r-ab12), separated by"
                    + " commas"),
            values.text("organizationId", ORGANIZATION_ID, AN_ORGANIZATION_ID),
            values.text("stackSetCallAs", CALL_AS, "SELF or DELEGATED_ADMIN").orElse(SELF));
    if (!accounts.many()) {
      rejectGiven(values, KEYS.stream(), "a value only together with accounts or organization");
    } else if (settings.units().isEmpty()) {
      rejectGiven(values, Stream.of("stackSetCallAs"), "a value only together with memberRoles");
    } else if (!values.given("organizationId")) {
      values.reject("organizationId", "", AN_ORGANIZATION_ID + ": memberRoles needs it");
    }
    return settings;
  }

  private static void rejectGiven(ContextValues values, Stream<String> keys, String expected) {
    keys.filter(values::given).forEach(key -> values.reject(key, values.text(key), expected));
  }
}
