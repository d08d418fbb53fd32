package dev.sesdkim.rules;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Verdict;

/// How one identity stands.
final class IdentityWords {

  private IdentityWords() {}

  /// For example `in eu-west-1: FAILED since 2026-11-24 03:00 UTC, VERIFIED before`.
  static Listing.Entry entry(AlertKind kind, AlertedIdentity one) {
    return new Listing.Entry(
        one.identity().name(),
        " in " + one.identity().region() + ": " + what(kind, one) + now(kind, one),
        "");
  }

  private static String what(AlertKind kind, AlertedIdentity one) {
    Due.OfIdentity told = one.told();
    String since = " since " + Times.forPeople(told.since());
    return switch (kind) {
      case REMOVED -> "missing from SES's list" + since;
      case AT_RISK -> "at risk" + since;
      case NOT_READY -> "not ready" + since;
      case RECOVERED ->
          switch (Recovery.of(one)) {
            case VERIFIED, RISK_OVER -> "VERIFIED" + since + before(told);
            case READY -> "ready again" + since;
            case LISTED -> "listed again and VERIFIED" + since;
            case ANY -> "in order again" + since;
          };
      case FOUND_UNVERIFIED, REGRESSED, WORSENED, STARTED, SCAN_PROBLEM, SCAN_RECOVERED ->
          (told.verdict() == Verdict.VERIFIED ? "VERIFIED" : told.reason().name())
              + since
              + before(told);
    };
  }

  private static String before(Due.OfIdentity told) {
    return told.was()
        .map(was -> ", " + was + (was == told.verdict() ? " before too" : " before"))
        .orElse("");
  }

  private static String now(AlertKind kind, AlertedIdentity one) {
    return one.state()
        .map(state -> (Overtaken.is(kind, one) ? "; now " + now(state) : "") + unreadable(state))
        .orElse("");
  }

  private static String now(State state) {
    return state.removed()
        ? "no longer an SES identity"
        : state.verdict() + " (" + state.reason() + ")";
  }

  private static String unreadable(State state) {
    return state
        .unreadable()
        .map(why -> "; not readable since " + Times.forPeople(why.trouble().since()))
        .orElse("");
  }
}
