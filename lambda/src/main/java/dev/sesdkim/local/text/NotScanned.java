package dev.sesdkim.local.text;

import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Trouble;
import dev.sesdkim.rules.AccountAdvice;
import java.time.Instant;
import java.util.Optional;

/// Why an account was not scanned.
///
/// @param since when that began, if known
/// @param advice what to do, in whole sentences
public record NotScanned(Problem problem, Optional<Instant> since, String advice) {

  /// From the trouble that a deployed monitor remembers.
  public static NotScanned of(Trouble trouble) {
    return new NotScanned(
        trouble.problem(), Optional.of(trouble.since()), AccountAdvice.of(trouble.problem()));
  }

  /// For an account without a finished scan.
  public static NotScanned yet() {
    return new NotScanned(
        new Problem(Problem.Kind.INCOMPLETE, "dynamodb:Query", "no scan of it has ended yet"),
        Optional.empty(),
        "The next scan reads it.");
  }

  /// What went wrong and what to do about it, in one line.
  public String line() {
    return ProblemAdvice.ended(problem.sentence()) + " " + advice;
  }
}
