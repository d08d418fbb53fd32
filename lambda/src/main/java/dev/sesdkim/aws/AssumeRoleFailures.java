package dev.sesdkim.aws;

import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Problem.Kind;
import dev.sesdkim.scan.ScanFailure;

/// Why a watched account's role could not be assumed, and what to do.
///
/// @param region where STS was asked
/// @param role its ARN
record AssumeRoleFailures(String region, String account, String role) {

  /// The account's owner has switched STS off in the region.
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
                role,
                region,
                problem.sentence().replaceFirst("\\.$", ""),
                advice(problem.kind())),
        problem,
        failure);
  }

  private String advice(Kind kind) {
    return switch (kind) {
      case ACCESS_DENIED ->
          "The role does not exist, or its trust names another role or external id than this"
              + " monitor's, or a policy of the organization forbids it; STS does not tell these"
              + " apart. Deploy the template of \"sesdkim member-role\" in account "
              + account
              + ".";
      case CREDENTIALS -> "Check which role the monitor runs with.";
      case REGION_DISABLED ->
          "Activate STS for %s in the account settings of IAM in account %s."
              .formatted(region, account);
      case THROTTLED -> "The next scan tries again.";
      case NOT_AN_ANSWER ->
          "Something between here and STS answered: check for a proxy, a firewall or an endpoint.";
      case UNAVAILABLE, DEADLINE ->
          "Check that the endpoint of STS in " + region + " can be reached from the function.";
      case REJECTED, INCOMPLETE, UNRECOGNIZED, STORE, SUPERSEDED, EXCLUDED, UNEXPECTED ->
          "The next scan tries again; if it stays, report it.";
    };
  }
}
