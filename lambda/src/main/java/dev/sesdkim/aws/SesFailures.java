package dev.sesdkim.aws;

import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Problem.Kind;
import java.net.UnknownHostException;
import java.util.Set;

/// Turns exceptions of SES calls in one of several regions into problems.
final class SesFailures {

  /// Codes with which a region that is not enabled for the account rejects its credentials.
  /// Credentials that are invalid everywhere fail earlier, when the regions are listed.
  private static final Set<String> NOT_VALID_HERE =
      Set.of("AuthFailure", "InvalidClientTokenId", "OptInRequired", "UnrecognizedClientException");

  private SesFailures() {}

  /// The failure as a problem.
  ///
  /// @param action the call as IAM names it, such as `ses:ListIdentities`
  static Problem problem(String action, RuntimeException failure) {
    Problem problem = AwsFailures.problem(action, failure);
    return AwsFailures.code(failure).filter(NOT_VALID_HERE::contains).isPresent()
        ? new Problem(Kind.REGION_DISABLED, action, problem.detail())
        : problem;
  }

  /// Whether the endpoint's host name could not be resolved, as in a region without SES.
  static boolean isUnknownHost(RuntimeException failure) {
    return AwsFailures.comesFrom(failure, UnknownHostException.class);
  }
}
