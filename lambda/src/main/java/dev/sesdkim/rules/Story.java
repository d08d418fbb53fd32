package dev.sesdkim.rules;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.Remedy;
import java.util.List;

/// What an alert tells, before it is written for anyone in particular.
///
/// @param domains every domain it speaks of; none when it is about the account
/// @param paragraphs what follows the headline, most important first
/// @param listings what it names, for people
/// @param named the identities that the event names
/// @param leftOut how many more identities, or problems of the scan, the event would name if they
///   did fit
record Story(
    Alert alert,
    List<String> domains,
    List<String> regions,
    Headline headline,
    List<String> paragraphs,
    List<Listing> listings,
    List<AlertedIdentity> named,
    int leftOut,
    Remedy remedy,
    Links links) {

  /// Pages to read on.
  ///
  /// @param runbooks full addresses of the monitor's own pages
  record Links(List<ConsoleLink> console, List<String> runbooks) {

    static Links toConsole(List<ConsoleLink> console) {
      return new Links(console, List.of());
    }
  }
}
