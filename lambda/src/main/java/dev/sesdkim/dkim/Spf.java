package dev.sesdkim.dkim;

import java.util.Optional;

/// SPF for mail from Amazon SES with a custom MAIL FROM domain.
///
/// @param problem why SPF does not pass, or what the record's owner should know although it passes
public record Spf(SpfOutcome outcome, Optional<SpfProblem> problem) {

  public static Spf of(SpfOutcome outcome, SpfProblem problem) {
    return new Spf(outcome, Optional.of(problem));
  }

  /// Whether DNS was asked and answered.
  public boolean definite() {
    return outcome != SpfOutcome.TEMPERROR;
  }

  public boolean is(SpfProblem.Kind kind) {
    return problem.filter(found -> found.kind() == kind).isPresent();
  }
}
