package dev.sesdkim.rules;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.DueAlert;
import dev.sesdkim.dkim.Verdict;

/// How one identity stands, to be read after its name.
final class IdentityWords {

  private IdentityWords() {}

  /// For example `in eu-west-1: FAILED since 2026-11-24 03:00 UTC, VERIFIED before`.
  static String of(Alert alert, AlertedIdentity one) {
    DueAlert told = one.told();
    String now = DomainNews.overtaken(alert.kind(), one) ? "; now " + now(one) : "";
    String where = "in " + one.identity().region() + ": ";
    if (alert.kind() == AlertKind.REMOVED) {
      return where
          + "no longer listed, last seen "
          + Times.forPeople(one.state().lastSeenAt())
          + now;
    }
    switch (alert.kind()) {
      case AT_RISK -> {
        return where + "at risk since " + Times.forPeople(told.since()) + now;
      }
      case NOT_READY -> {
        return where + "not ready since " + Times.forPeople(told.since()) + now;
      }
      case REMOVED, STARTED, REGRESSED, WORSENED, RECOVERED, SCAN_PROBLEM -> {}
    }
    String what = told.verdict() == Verdict.VERIFIED ? "VERIFIED" : told.reason().name();
    return where + what + " since " + Times.forPeople(told.since()) + before(told) + now;
  }

  private static String before(DueAlert told) {
    return told.was()
        .map(was -> ", " + was + (was == told.verdict() ? " before too" : " before"))
        .orElse("");
  }

  private static String now(AlertedIdentity one) {
    if (one.state().removedAt().isPresent()) {
      return "no longer an SES identity";
    }
    return one.state().verdict() + " (" + one.state().reason() + ")";
  }
}
