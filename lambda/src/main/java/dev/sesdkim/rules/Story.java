package dev.sesdkim.rules;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.Remedy;
import java.util.List;
import java.util.Optional;

/// What an alert tells, before it is written for anyone in particular.
///
/// @param accountName what people call the account, if that is known
/// @param domains every domain it speaks of; none when it is about the account
/// @param subject the subject, and the title in chat
/// @param sections what it tells people, most important first
/// @param closing the last words, or empty
/// @param named the identities that the event names
/// @param leftOut how many more identities, or problems of the scan, the event would name if they
///   did fit
record Story(
    Alert alert,
    Optional<String> accountName,
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

  /// Whether it is about something else than one domain.
  boolean isOfMany() {
    return domains.size() != 1;
  }

  /// The account as people read it, such as `prod (123456789012)`.
  String account() {
    return account(accountName, alert.account());
  }

  private static String account(Optional<String> name, String number) {
    return name.map(known -> "%s (%s)".formatted(Words.name(known), number)).orElse(number);
  }

  /// The account in a subject: its name, or else its number.
  static String shortly(Optional<String> name, String number) {
    return " (" + name.map(known -> Ascii.printable(Words.name(known))).orElse(number) + ")";
  }

  /// Pages to read on.
  ///
  /// @param runbooks full addresses of the monitor's own pages
  record Links(List<ConsoleLink> console, List<String> runbooks) {

    static Links toConsole(List<ConsoleLink> console) {
      return new Links(console, List.of());
    }
  }
}
