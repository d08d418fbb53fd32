package dev.sesdkim.rules;

import dev.sesdkim.dkim.English;
import dev.sesdkim.dkim.MailboxProvider;
import dev.sesdkim.dkim.Printable;
import dev.sesdkim.dkim.Readiness;
import dev.sesdkim.dkim.ReadinessCheck;
import java.util.List;

/// Names, regions and providers in a sentence.
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

  /// The providers that require what a check looks for, as their rules say: `Gmail and Yahoo`.
  static String providers(ReadinessCheck check) {
    return English.list(Readiness.requiredBy(check).stream().map(MailboxProvider::words).toList());
  }
}
