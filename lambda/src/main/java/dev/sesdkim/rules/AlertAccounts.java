package dev.sesdkim.rules;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.English;
import java.util.List;
import java.util.SortedSet;

/// The accounts of one alert, as people read them.
///
/// @param ids one at least, in order
record AlertAccounts(SortedSet<String> ids, AccountNames names) {

  private static final int MOST_NAMED = 5;

  static AlertAccounts of(Alert alert, AccountNames names) {
    return new AlertAccounts(alert.accounts(), names);
  }

  boolean areSeveral() {
    return ids.size() > 1;
  }

  /// For example `Account prod (123456789012)`, or `2 accounts: prod (123456789012), test
  /// (210987654321)`.
  String words() {
    List<String> labels = ids.stream().map(names::label).toList();
    return areSeveral()
        ? ids.size() + " accounts: " + English.some(labels, MOST_NAMED)
        : "Account " + labels.getFirst();
  }

  /// How a subject ends: the account's name, or else its number; of several how many they are.
  String endOfSubject() {
    return areSeveral()
        ? " (" + ids.size() + " accounts)"
        : " (" + Ascii.printable(names.shortly(ids.first())) + ")";
  }

  /// What tells one account from the others of the alert: empty where it is the only one.
  String label(String id) {
    return areSeveral() ? names.label(id) : "";
  }

  /// The same, to be read after a place: `, prod (123456789012)`.
  String after(String id) {
    return areSeveral() ? ", " + names.label(id) : "";
  }

  /// The same, in a sentence: ` of prod (123456789012)`.
  String in(String id) {
    return areSeveral() ? " of " + names.label(id) : "";
  }
}
