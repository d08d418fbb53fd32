package dev.sesdkim.rules;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Remedy;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Verdict;
import java.util.List;

/// How to fix what an alert reports, as far as it still has to be fixed: an alert may go out late.
final class AlertRemedy {

  private AlertRemedy() {}

  /// The remedy for identities of one domain.
  static Remedy of(AlertKind.OfDomain kind, List<AlertedIdentity> named, VerifiedDomains verified) {
    return Remedies.together(toFix(kind, named), verified);
  }

  /// The remedy for identities of several domains.
  static Remedy ofMany(
      AlertKind.OfDomain kind, List<AlertedIdentity> named, VerifiedDomains verified) {
    return ManyRemedies.of(toFix(kind, named), verified);
  }

  private static List<State> toFix(AlertKind.OfDomain kind, List<AlertedIdentity> named) {
    List<State> states = named.stream().map(AlertedIdentity::known).toList();
    return states.stream().filter(state -> isToFix(kind, state)).toList();
  }

  /// Whether the state still is what the alert reports.
  static boolean isToFix(AlertKind.OfDomain kind, State state) {
    return switch (kind) {
      case REMOVED -> state.removed();
      case RECOVERED, AT_RISK, NOT_READY -> !state.removed();
      case FOUND_UNVERIFIED, REGRESSED, WORSENED ->
          !state.removed() && state.verdict() == Verdict.UNVERIFIED;
    };
  }

  /// The identity that has to be fixed: for an address that its domain takes down, the domain.
  static Identity cause(AlertedIdentity one) {
    State state = one.known();
    return state.reason() == Reason.DOMAIN_UNVERIFIED
        ? state.governing().orElse(state.identity())
        : state.identity();
  }
}
