package dev.sesdkim.local.route53;

import dev.sesdkim.aws.AwsFailures;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.local.text.ProblemAdvice;
import dev.sesdkim.scan.ScanFailure;
import java.util.function.Supplier;

/// What Route 53 does not tell or do, as failures that say what was not done.
final class Refusals {

  private Refusals() {}

  /// What a question is answered with.
  ///
  /// @throws ScanFailure if it is not
  static <T> T told(String action, Supplier<T> question) {
    try {
      return question.get();
    } catch (RuntimeException e) {
      Problem problem = AwsFailures.problem(action, e);
      throw new ScanFailure(
          "Nothing was changed. Route 53 cannot be read: " + ProblemAdvice.line(problem),
          problem,
          e);
    }
  }
}
