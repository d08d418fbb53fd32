package dev.sesdkim.rules.spf;

import dev.sesdkim.dkim.SpfOutcome;
import dev.sesdkim.dkim.SpfProblem;
import dev.sesdkim.dkim.SpfProblem.Kind;

/// The result of evaluating one record or term for a set of senders (RFC 7208 section 2.6).
sealed interface SpfResult {

  /// Each sender has a result.
  ///
  /// @param matched the senders that a term matches, or that pass a record
  record Ended(AddressSet matched) implements SpfResult {}

  /// The evaluation ends with an error for every remaining sender.
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
  /// @param domain the domain whose record has the term
  static Failed permanent(Kind kind, String domain, String term) {
    return new Failed(SpfOutcome.PERMERROR, new SpfProblem(kind, domain, term));
  }

  /// A temporary error (`temperror`).
  ///
  /// @param name the name about which DNS did not answer
  static Failed unread(String name, String term) {
    return new Failed(SpfOutcome.TEMPERROR, new SpfProblem(Kind.LOOKUP_FAILED, name, term));
  }
}
