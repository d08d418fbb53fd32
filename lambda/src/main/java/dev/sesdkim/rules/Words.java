package dev.sesdkim.rules;

import dev.sesdkim.dkim.MailboxProvider;
import dev.sesdkim.dkim.Printable;
import dev.sesdkim.dkim.Readiness;
import dev.sesdkim.dkim.ReadinessCheck;
import java.util.List;

/// Small pieces of English.
final class Words {

  /// The longest name that SES takes is 320 characters.
  private static final int LONGEST_NAME = 320;

  private Words() {}

  /// A name from outside as one line of text.
  static String name(String untrusted) {
    return Printable.line(untrusted, LONGEST_NAME);
  }

  /// For example `eu-west-1 and 2 more regions`.
  static String regions(List<String> regions) {
    return switch (regions.size()) {
      case 0 -> "no region";
      case 1 -> regions.getFirst();
      case 2 -> regions.getFirst() + " and " + regions.getLast();
      default -> regions.getFirst() + " and " + (regions.size() - 1) + " more regions";
    };
  }

  /// For example `a, b, c and 2 more`.
  static String some(List<String> names, int most) {
    String first = String.join(", ", names.stream().limit(most).toList());
    return names.size() > most ? first + " and " + (names.size() - most) + " more" : first;
  }

  /// For example `a, b and c`.
  static String list(List<String> names) {
    return names.size() < 2
        ? String.join("", names)
        : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
  }

  /// The providers that require what a check looks for, as their rules say: `Gmail and Yahoo`.
  static String providers(ReadinessCheck check) {
    return list(Readiness.requiredBy(check).stream().map(MailboxProvider::words).toList());
  }

  /// For example `1 identity`, `2 identities`.
  static String count(int number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}
