package dev.sesdkim.rules;

import dev.sesdkim.dkim.Diagnosis;
import dev.sesdkim.dkim.IdentityType;
import dev.sesdkim.dkim.Printable;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.SesStatus;
import java.util.Optional;

/// Turns what SES said about an identity into its diagnosis. If SES gave no answer, or a word that
/// this version does not know, nothing is concluded.
public final class Judgement {

  private static final int LONGEST_WORD = 100;

  private Judgement() {}

  /// Judges one identity.
  ///
  /// @param above the diagnosis of the nearest domain identity above it ([ReadingPlan#above]), if
  ///   any
  public static Diagnosis of(Reading reading, Optional<Diagnosis> above) {
    Optional<String> governedBy =
        above
            .filter(_ -> reading.identity().type() == IdentityType.EMAIL_ADDRESS)
            .map(domain -> domain.identity().name());
    return switch (reading) {
      case Reading.Unread(_, var problem) ->
          new Diagnosis(reading, Reason.UNREADABLE, governedBy, Optional.of(problem.sentence()));
      case Reading.Read read ->
          unknownWord("DKIM status", read.dkimStatus())
              .or(() -> unknownWord("verification status", read.verificationStatus()))
              .map(word -> new Diagnosis(read, Reason.UNRECOGNIZED, governedBy, Optional.of(word)))
              .orElseGet(() -> known(read, above));
    };
  }

  private static Diagnosis known(Reading.Read read, Optional<Diagnosis> above) {
    return switch (read.identity().type()) {
      case DOMAIN -> DomainRule.judge(read, above);
      case EMAIL_ADDRESS -> AddressRule.judge(read, above);
    };
  }

  private static Optional<String> unknownWord(String what, String word) {
    return SesStatus.of(word).isPresent()
        ? Optional.empty()
        : Optional.of(what + " \"" + Printable.line(word, LONGEST_WORD) + "\"");
  }
}
