package dev.sesdkim.local.route53;

import dev.sesdkim.aws.AwsFailures;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.local.text.ProblemAdvice;
import dev.sesdkim.scan.ScanFailure;
import java.util.function.Supplier;

/// Turns failures to read Route 53 into failures that say that nothing was changed.
final class Refusals {

  private Refusals() {}

  /// The answer to a question.
  ///
  /// @throws ScanFailure if there is none
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
