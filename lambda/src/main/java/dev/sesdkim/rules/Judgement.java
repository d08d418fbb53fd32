package dev.sesdkim.rules;

import dev.sesdkim.dkim.Diagnosis;
import dev.sesdkim.dkim.Reading;
import java.util.Optional;

/// Turns what SES said about an identity into its diagnosis.
public final class Judgement {

  private Judgement() {}

  /// Judges one identity.
  ///
  /// @param above the diagnosis of the nearest domain identity above it ([ReadingPlan#above]), if
  ///   any
  public static Diagnosis of(Reading reading, Optional<Diagnosis> above) {
    return switch (reading.identity().type()) {
      case DOMAIN -> DomainRule.judge(reading, above);
      case EMAIL_ADDRESS -> AddressRule.judge(reading, above);
    };
  }
}
