package dev.sesdkim.rules;

import dev.sesdkim.dkim.AlertKind;

/// Where to find what an alert leaves out.
final class WhereToRead {

  private WhereToRead() {}

  /// Where to find all accounts of an alert.
  static String accounts() {
    return "the message's attribute account names all of them";
  }

  /// Where to find what was not read.
  static String notRead() {
    return "rows of the monitor's table with unreadSince or unknownSince tell the same";
  }

  static String allOf(AlertKind kind, String account) {
    return switch (kind) {
      case AlertKind.OfAccount.STARTED,
          AlertKind.OfAccount.DIGEST,
          AlertKind.OfDomain.FOUND_UNVERIFIED,
          AlertKind.OfDomain.REGRESSED,
          AlertKind.OfDomain.WORSENED ->
          "\"sesdkim status\" and the index \"unverified\" of the monitor's table show all that are"
              + " unverified";
      case AlertKind.OfDomain.REMOVED ->
          "the rows removed#%s of the monitor's table hold all that were removed"
              .formatted(account);
      case AlertKind.OfScan.SCAN_PROBLEM -> notRead();
      case AlertKind.OfScan.SCAN_RECOVERED,
          AlertKind.OfDomain.RECOVERED,
          AlertKind.OfDomain.AT_RISK,
          AlertKind.OfDomain.NOT_READY ->
          "the monitor's table holds the state of every identity";
    };
  }
}
