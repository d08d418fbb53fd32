package dev.sesdkim.rules.spf;

import dev.sesdkim.dkim.SpfOutcome;
import dev.sesdkim.dkim.SpfProblem;
import dev.sesdkim.dkim.SpfProblem.Kind;

/// How an evaluation of one record or term ends for a set of senders (RFC 7208 section 2.6).
sealed interface SpfResult {

  /// Each sender has a result.
  ///
  /// @param matched of a term, those that it matches; of a record, those that pass
  record Ended(AddressSet matched) implements SpfResult {}

  /// The evaluation ends with an error for every sender that was left.
  record Failed(SpfOutcome outcome, SpfProblem problem) implements SpfResult {
    boolean temporary() {
      return outcome == SpfOutcome.TEMPERROR;
    }
  }

  static SpfResult nobody() {
    return new Ended(AddressSet.NONE);
  }

  /// A permanent error (`permerror`).
  ///
  /// @param domain whose record holds the term
  static Failed permanent(Kind kind, String domain, String term) {
    return new Failed(SpfOutcome.PERMERROR, new SpfProblem(kind, domain, term));
  }

  /// A temporary error (`temperror`).
  ///
  /// @param name about which DNS did not answer
  static Failed unread(String name, String term) {
    return new Failed(SpfOutcome.TEMPERROR, new SpfProblem(Kind.LOOKUP_FAILED, name, term));
  }
}
