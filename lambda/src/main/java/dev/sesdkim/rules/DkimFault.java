package dev.sesdkim.rules;

import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.SesStatus;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Verdict;
import java.util.Optional;

/// What has to be fixed first of a domain that is not verified itself. A domain also becomes
/// verified when its DKIM does (SES API reference, `VerifyDomainDkim`): while DKIM is at fault, its
/// fix is the fix of both.
final class DkimFault {

  private DkimFault() {}

  /// The reason that stands for the status of DKIM, if SES does not call the domain itself
  /// verified; else the state's own reason.
  static Reason of(State domain) {
    return domain.reason() == Reason.IDENTITY_NOT_VERIFIED
        ? domain
            .facts()
            .dkimStatus()
            .flatMap(SesStatus::of)
            .flatMap(DkimFault::of)
            .orElse(domain.reason())
        : domain.reason();
  }

  /// Whether signing is known to be switched off beside another fault: without this, the domain
  /// would have to be fixed a second time.
  static boolean isSigningOffToo(State domain) {
    return domain.verdict() == Verdict.UNVERIFIED
        && domain.reason() != Reason.SIGNING_DISABLED
        && domain.facts().signingEnabled().filter(on -> !on).isPresent();
  }

  private static Optional<Reason> of(SesStatus dkim) {
    return switch (dkim) {
      case NOT_STARTED -> Optional.of(Reason.NOT_STARTED);
      case PENDING -> Optional.of(Reason.PENDING);
      case TEMPORARY_FAILURE -> Optional.of(Reason.TEMPORARY_FAILURE);
      case FAILED -> Optional.of(Reason.FAILED);
      case SUCCESS -> Optional.empty();
    };
  }
}
