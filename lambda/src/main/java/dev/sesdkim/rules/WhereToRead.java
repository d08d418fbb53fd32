package dev.sesdkim.rules;

import dev.sesdkim.dkim.AlertKind;

/// Where to find the identities that an alert leaves out.
final class WhereToRead {

  private WhereToRead() {}

  static String allOf(AlertKind kind, String account) {
    return switch (kind) {
      case STARTED, FOUND_UNVERIFIED, REGRESSED, WORSENED, DIGEST ->
          "\"sesdkim status\" and the index \"unverified\" of the monitor's table show all that are"
              + " unverified";
      case REMOVED ->
          "the rows removed#%s of the monitor's table hold all that were removed"
              .formatted(account);
      case SCAN_PROBLEM ->
          "rows of the monitor's table with unreadSince or unknownSince tell the same";
      case RECOVERED, AT_RISK, NOT_READY, SCAN_RECOVERED ->
          "the monitor's table holds the state of every identity";
    };
  }
}
