package dev.sesdkim.rules;

import dev.sesdkim.dkim.Diagnosis;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.SesStatus;
import dev.sesdkim.dkim.Verdict;
import java.util.Optional;

/// A domain is judged by its own reading alone. If SES refuses to send, that outranks any lack of
/// DKIM, except while the domain is being set up.
///
/// A domain has its parent's signing only until it becomes an identity of its own (SES Developer
/// Guide, "Authenticating email with DKIM"): an unverified domain below a verified one loses it.
final class DomainRule {

  private DomainRule() {}

  static Diagnosis judge(Reading.Read read, Optional<Diagnosis> parent) {
    Reason reason = reason(read);
    Optional<String> signing =
        parent
            .filter(_ -> reason.verdict() == Verdict.UNVERIFIED)
            .filter(domain -> domain.verdict() == Verdict.VERIFIED)
            .map(domain -> domain.identity().name());
    return new Diagnosis(read, reason, Optional.empty(), Optional.empty(), signing);
  }

  private static Reason reason(Reading.Read read) {
    SesStatus verification = SesStatus.of(read.verificationStatus()).orElseThrow();
    SesStatus dkim = SesStatus.of(read.dkimStatus()).orElseThrow();
    boolean beingSetUp = verification == SesStatus.PENDING && dkim != SesStatus.SUCCESS;
    if (verification != SesStatus.SUCCESS && !beingSetUp) {
      return Reason.IDENTITY_NOT_VERIFIED;
    }
    return switch (dkim) {
      case NOT_STARTED -> Reason.NOT_STARTED;
      case PENDING -> Reason.PENDING;
      case TEMPORARY_FAILURE -> Reason.TEMPORARY_FAILURE;
      case FAILED -> Reason.FAILED;
      case SUCCESS -> read.signingEnabled() ? Reason.OK : Reason.SIGNING_DISABLED;
    };
  }
}
