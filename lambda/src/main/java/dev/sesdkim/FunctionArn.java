package dev.sesdkim;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The ARN under which Lambda was asked to run the function: it names the account to scan, without
/// a call and without a permission.
final class FunctionArn {

  private static final Pattern FORM =
      Pattern.compile("arn:aws[a-z-]*:lambda:[a-z0-9-]+:([0-9]{12}):function:.+");

  private FunctionArn() {}

  /// The twelve digits of the account.
  ///
  /// @throws IllegalArgumentException if it is no function's ARN
  static String account(String arn) {
    Matcher parts = FORM.matcher(arn);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "Received \"" + arn + "\" as the function's ARN, expected arn:aws:lambda:…");
    }
    return parts.group(1);
  }
}
