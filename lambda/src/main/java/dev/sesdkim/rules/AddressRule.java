package dev.sesdkim.rules;

import dev.sesdkim.dkim.Diagnosis;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.SesStatus;
import java.util.Optional;

/// An address follows its governing domain, unless its own reading makes it unverified.
///
/// For an address SES reports either nothing (`NotStarted`, signing off) or the state of the domain
/// right after the `@`. Neither says anything about the address itself; only a state that differs
/// from its domain's does.
final class AddressRule {

  private AddressRule() {}

  static Diagnosis judge(Reading.Read read, Optional<Diagnosis> governor) {
    Optional<String> governedBy = governor.map(domain -> domain.identity().name());
    return forItsOwnSake(read, governor)
        .map(reason -> sure(read, reason, governedBy))
        .orElseGet(() -> following(read, governor));
  }

  /// As for a domain, "SES refuses to send" outranks "signing is off".
  private static Optional<Reason> forItsOwnSake(Reading.Read read, Optional<Diagnosis> governor) {
    if (!read.verificationStatus().equals(SesStatus.SUCCESS.word())) {
      return Optional.of(Reason.IDENTITY_NOT_VERIFIED);
    }
    return switchedOff(read) && !governor.map(domain -> mirrors(read, domain)).orElse(false)
        ? Optional.of(Reason.SIGNING_DISABLED)
        : Optional.empty();
  }

  private static boolean switchedOff(Reading.Read read) {
    return !read.signingEnabled() && !read.dkimStatus().equals(SesStatus.NOT_STARTED.word());
  }

  private static boolean mirrors(Reading.Read address, Diagnosis governor) {
    return governor.reading() instanceof Reading.Read domain
        && domain.signingEnabled() == address.signingEnabled()
        && domain.dkimStatus().equals(address.dkimStatus());
  }

  private static Diagnosis following(Reading.Read read, Optional<Diagnosis> governor) {
    if (governor.isEmpty()) {
      return sure(read, Reason.NO_DOMAIN_IDENTITY, Optional.empty());
    }
    Diagnosis domain = governor.get();
    Optional<String> governedBy = Optional.of(domain.identity().name());
    return switch (domain.verdict()) {
      case VERIFIED -> sure(read, Reason.OK, governedBy);
      case UNVERIFIED -> sure(read, Reason.DOMAIN_UNVERIFIED, governedBy);
      case UNKNOWN ->
          new Diagnosis(
              read,
              domain.reason(),
              governedBy,
              domain.detail().map(detail -> domain.identity().name() + ": " + detail));
    };
  }

  private static Diagnosis sure(Reading.Read read, Reason reason, Optional<String> governedBy) {
    return new Diagnosis(read, reason, governedBy, Optional.empty());
  }
}
