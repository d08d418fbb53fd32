package dev.sesdkim.rules;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.Remedy;
import java.util.List;

/// What an alert says, before it is written for one kind of reader.
///
/// @param accounts the accounts that it is about
/// @param domains every domain that it is about; empty if it is about accounts as a whole
/// @param subject the subject, and the title in chat
/// @param sections what it tells people, most important first
/// @param closing the last words, or empty
/// @param named the identities that the event names
/// @param leftOut how many more identities, or problems of the scan, the event has no room for
record Story(
    Alert alert,
    AlertAccounts accounts,
    List<String> domains,
    List<String> regions,
    String subject,
    List<Section> sections,
    String closing,
    List<AlertedIdentity> named,
    int leftOut,
    Remedy remedy,
    Links links) {

  Story {
    sections = sections.stream().filter(section -> !section.isEmpty()).toList();
  }

  /// Whether it is about anything other than one domain.
  boolean isOfMany() {
    return domains.size() != 1;
  }

  /// Links to further pages.
  ///
  /// @param runbooks full addresses of the monitor's own pages
  record Links(List<ConsoleLink> console, List<String> runbooks) {

    static Links toConsole(List<ConsoleLink> console) {
      return new Links(console, List.of());
    }
  }
}
