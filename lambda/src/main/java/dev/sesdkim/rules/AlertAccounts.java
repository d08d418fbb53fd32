package dev.sesdkim.rules;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.English;
import java.util.List;
import java.util.SortedSet;

/// The accounts of one alert, as people read them.
///
/// @param ids at least one, in order
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

  /// The end of a subject: the account's name, else its id; for several accounts their number.
  String endOfSubject() {
    return areSeveral()
        ? " (" + ids.size() + " accounts)"
        : " (" + Ascii.printable(names.shortly(ids.first())) + ")";
  }

  /// The account's label; empty if the alert is about one account only.
  String label(String id) {
    return areSeveral() ? names.label(id) : "";
  }

  /// The label after a place: `, prod (123456789012)`.
  String after(String id) {
    return areSeveral() ? ", " + names.label(id) : "";
  }

  /// The label in a sentence: ` of prod (123456789012)`.
  String in(String id) {
    return areSeveral() ? " of " + names.label(id) : "";
  }
}
