package dev.sesdkim.rules;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.ReadinessLevel;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Verdict;

/// Whether what an alert reports of an identity is over by the time it is sent.
final class Overtaken {

  private Overtaken() {}

  /// False if nothing is known besides the alert itself.
  static boolean is(AlertKind.OfDomain kind, AlertedIdentity one) {
    return one.state().filter(state -> is(kind, one, state)).isPresent();
  }

  private static boolean is(AlertKind.OfDomain kind, AlertedIdentity one, State state) {
    return switch (kind) {
      case REMOVED -> !state.removed();
      case AT_RISK -> isOther(one, state) || state.evidence().atRiskSince().isEmpty();
      case NOT_READY ->
          isOther(one, state)
              || state
                  .evidence()
                  .readiness()
                  .filter(readiness -> readiness.level() == ReadinessLevel.READY)
                  .isPresent();
      case FOUND_UNVERIFIED, REGRESSED, WORSENED, RECOVERED -> isOther(one, state);
    };
  }

  private static boolean isOther(AlertedIdentity one, State state) {
    return state.removed()
        || (state.verdict() != one.told().verdict() && state.verdict() != Verdict.UNKNOWN);
  }
}
