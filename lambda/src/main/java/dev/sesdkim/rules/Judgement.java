package dev.sesdkim.rules;

import dev.sesdkim.dkim.Diagnosis;
import dev.sesdkim.dkim.Reading;
import java.util.Optional;

/// From what SES said about an identity to its diagnosis.
public final class Judgement {

  private Judgement() {}

  /// Judges one identity.
  ///
  /// @param governing the diagnosis of the domain that governs an address, if one does; of no
  ///   matter for a domain
  public static Diagnosis of(Reading reading, Optional<Diagnosis> governing) {
    return switch (reading.identity().type()) {
      case DOMAIN -> DomainRule.judge(reading);
      case EMAIL_ADDRESS -> AddressRule.judge(reading, governing);
    };
  }
}
