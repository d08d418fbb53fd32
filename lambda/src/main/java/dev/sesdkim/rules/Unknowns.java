package dev.sesdkim.rules;

import dev.sesdkim.dkim.Diagnosis;
import dev.sesdkim.dkim.Printable;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.SesStatus;
import java.util.Optional;

/// Diagnoses that conclude nothing: SES gave no answer, or a word that this version does not know.
final class Unknowns {

  private static final int LONGEST_WORD = 100;

  private Unknowns() {}

  static Diagnosis unreadable(Reading.Unread unread, Optional<String> governedBy) {
    return new Diagnosis(
        unread, Reason.UNREADABLE, governedBy, Optional.of(unread.problem().sentence()));
  }

  /// The diagnosis of an unknown word; empty if both statuses are known.
  static Optional<Diagnosis> unrecognized(Reading.Read read, Optional<String> governedBy) {
    return unknownWord("DKIM status", read.dkimStatus())
        .or(() -> unknownWord("verification status", read.verificationStatus()))
        .map(detail -> new Diagnosis(read, Reason.UNRECOGNIZED, governedBy, Optional.of(detail)));
  }

  private static Optional<String> unknownWord(String what, String word) {
    return SesStatus.of(word).isPresent()
        ? Optional.empty()
        : Optional.of(what + " \"" + Printable.line(word, LONGEST_WORD) + "\"");
  }
}
