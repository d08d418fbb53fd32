package dev.sesdkim.rules.readiness;

import dev.sesdkim.dkim.Dmarc;
import dev.sesdkim.dkim.DmarcPolicy;
import dev.sesdkim.dkim.DmarcProblem.Kind;
import dev.sesdkim.dkim.Readiness.Result;
import java.util.Optional;

/// Whether one valid DMARC record that states a policy applies.
final class DmarcCheck {

  private DmarcCheck() {}

  static Result of(Dmarc dmarc) {
    return switch (dmarc.status()) {
      case MISSING -> Result.fail("there is no DMARC record");
      case INVALID -> Result.fail("receivers must ignore the DMARC record");
      case MULTIPLE -> Result.fail("there is more than one DMARC record, so none counts");
      case UNKNOWN -> Result.unknown("DNS could not be asked");
      case FOUND, INHERITED -> applied(dmarc);
    };
  }

  private static Result applied(Dmarc dmarc) {
    if (dmarc.has(Kind.P_MISSING) || dmarc.has(Kind.P_INVALID)) {
      return Result.fail("the DMARC record states no valid policy");
    }
    String policy = "p=" + dmarc.policy().map(DmarcPolicy::word).orElse("none");
    if (!dmarc.problems().isEmpty()) {
      return Result.warn(policy + "; " + dmarc.problems().getFirst().sentence());
    }
    return dmarc.policy().equals(Optional.of(DmarcPolicy.NONE))
        ? Result.warn(policy + " meets the rules but protects nothing")
        : Result.pass(policy + " applies");
  }
}
