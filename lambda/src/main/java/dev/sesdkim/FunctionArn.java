package dev.sesdkim;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The ARN with which the function was invoked. It names the account to scan, so that no call and
/// no permission is needed.
final class FunctionArn {

  private static final Pattern FORM =
      Pattern.compile("arn:aws[a-z-]*:lambda:[a-z0-9-]+:([0-9]{12}):function:.+");

  private FunctionArn() {}

  /// The twelve digits of the account.
  ///
  /// @throws IllegalArgumentException if it is not a function's ARN
  static String account(String arn) {
    Matcher parts = FORM.matcher(arn);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "Received \"" + arn + "\" as the function's ARN, expected arn:aws:lambda:…");
    }
    return parts.group(1);
  }
}
