package dev.sesdkim.rules;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Remedy;
import java.util.List;
import java.util.SortedMap;

/// What an alert tells, before it is written for anyone in particular.
///
/// @param domain what it is about, `*` for the account
/// @param headline what broke, where, and what it means, in one line
/// @param paragraphs the rest, most important first
/// @param named the identities that it names
/// @param leftOut how many more there are
/// @param notRead regions of which nothing is known
/// @param links pages of the console
record Story(
    Alert alert,
    String domain,
    List<String> regions,
    String subject,
    String headline,
    List<String> paragraphs,
    List<AlertedIdentity> named,
    int leftOut,
    SortedMap<String, Problem> notRead,
    Remedy remedy,
    List<ConsoleLink> links) {

  /// The domain of an alert that is about the account.
  static final String WHOLE_ACCOUNT = "*";

  /// Where the identities are that an alert left out.
  static final String WHERE_ALL_ARE =
      "the index \"unverified\" of the monitor's table holds all that are unverified";
}
