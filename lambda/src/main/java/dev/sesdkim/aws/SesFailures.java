package dev.sesdkim.aws;

import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Problem.Kind;
import java.net.UnknownHostException;
import java.util.Set;

/// What an exception of the SDK means when it comes from SES in one region of several.
final class SesFailures {

  /// A region that is not enabled for the account does not know the account's credentials, and says
  /// so in these words. Credentials that are valid nowhere never come this far: the regions
  /// themselves could not be told with them.
  private static final Set<String> NOT_VALID_HERE =
      Set.of("AuthFailure", "InvalidClientTokenId", "OptInRequired", "UnrecognizedClientException");

  private SesFailures() {}

  /// The failure as a problem.
  ///
  /// @param action what was asked, as IAM names it: `ses:ListIdentities`
  static Problem problem(String action, RuntimeException failure) {
    Problem problem = AwsFailures.problem(action, failure);
    return AwsFailures.code(failure).filter(NOT_VALID_HERE::contains).isPresent()
        ? new Problem(Kind.REGION_DISABLED, action, problem.detail())
        : problem;
  }

  /// Whether the endpoint's name is not known to DNS, as that of a region without SES.
  static boolean isUnknownHost(RuntimeException failure) {
    return AwsFailures.comesFrom(failure, UnknownHostException.class);
  }
}
