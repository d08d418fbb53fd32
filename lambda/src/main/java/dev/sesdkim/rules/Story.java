package dev.sesdkim.rules;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
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
/// @param notRead how many of the regions and parts that were not read the event names, beside the
///   identities
/// @param console pages of the SES console
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
    int notRead,
    Remedy remedy,
    List<ConsoleLink> console) {

  Story {
    sections = sections.stream().filter(section -> !section.isEmpty()).toList();
  }

  /// Whether it is about anything other than one domain.
  boolean isOfMany() {
    return domains.size() != 1;
  }

  /// How many of the regions and parts that were not read are named: all that the identities leave
  /// room for, and half of the room in any case.
  ///
  /// @param most how many things there is room for
  static int notReadWithin(int most, int identities, int all) {
    return Math.min(all, Math.max(most / 2, most - identities));
  }

  /// The monitor's own pages about what a scan cannot read or do.
  List<String> runbooks() {
    return alert instanceof Alert.OfScan scan && scan.kind() == AlertKind.OfScan.SCAN_PROBLEM
        ? Runbooks.of(scan.subjects())
        : List.of();
  }
}
