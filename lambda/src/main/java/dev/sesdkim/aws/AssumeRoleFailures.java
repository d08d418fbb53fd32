package dev.sesdkim.aws;

import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Problem.Kind;
import dev.sesdkim.scan.ScanFailure;

/// Why another account's role could not be assumed, and what to do.
///
/// @param region the region whose STS endpoint was called
record AssumeRoleFailures(String region, String account, AccountRole role) {

  /// STS is deactivated in this region for the account.
  private static final String SWITCHED_OFF = "RegionDisabledException";

  ScanFailure of(RuntimeException failure) {
    Problem problem = AwsFailures.problem(AssumedRole.ACTION, failure);
    boolean switchedOff = AwsFailures.code(failure).filter(SWITCHED_OFF::equals).isPresent();
    return of(
        switchedOff
            ? new Problem(Kind.REGION_DISABLED, AssumedRole.ACTION, problem.detail())
            : problem,
        failure);
  }

  private ScanFailure of(Problem problem, RuntimeException failure) {
    return new ScanFailure(
        "Account %s cannot be read: the role %s could not be assumed (STS in %s): %s. %s"
            .formatted(
                account,
                role.arn(region, account),
                region,
                problem.sentence().replaceFirst("\\.$", ""),
                role.advice(problem, region, account)),
        problem,
        failure);
  }
}
