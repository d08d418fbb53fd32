package dev.sesdkim.aws;

import java.util.regex.Pattern;

/// The forms of ids in an organization (Organizations API, `Account`, `OrganizationalUnit`).
final class OrganizationId {

  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
  private static final Pattern UNIT = Pattern.compile("ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}");

  private OrganizationId() {}

  static boolean isAccount(String id) {
    return ACCOUNT.matcher(id).matches();
  }

  static boolean isUnit(String id) {
    return UNIT.matcher(id).matches();
  }
}
