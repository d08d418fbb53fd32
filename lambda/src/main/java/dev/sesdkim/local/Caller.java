package dev.sesdkim.local;

import dev.sesdkim.aws.AwsFailures;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Problem.Kind;
import dev.sesdkim.scan.ScanFailure;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sts.StsClient;

/// Who is calling, as STS tells it; STS answers without any permission.
record Caller(Aws aws) {

  private static final String ACTION = "sts:GetCallerIdentity";

  /// The account of the credentials.
  ///
  /// @throws ScanFailure if there are none, or STS does not accept them or does not answer
  String account() {
    String account;
    try {
      StsClient sts = aws.clients().of(StsClient.builder(), aws.region());
      account = sts.getCallerIdentity().account();
    } catch (RuntimeException e) {
      Problem problem = AwsFailures.problem(ACTION, e);
      throw new ScanFailure(message(problem, e instanceof AwsServiceException), problem, e);
    }
    if (account == null || !account.matches("[0-9]{12}")) {
      Problem problem = new Problem(Kind.NOT_AN_ANSWER, ACTION, "no account came back");
      throw new ScanFailure(message(problem, true), problem);
    }
    return account;
  }

  private String message(Problem problem, boolean answered) {
    if (problem.kind() != Kind.CREDENTIALS) {
      return "AWS STS in %s does not tell whose credentials these are: %s."
          .formatted(aws.region(), problem.sentence());
    }
    if (answered) {
      return "AWS does not accept these credentials: %s. Sign in again, or choose others with"
              .formatted(problem.detail())
          + " --profile.";
    }
    return aws.profile()
        .map(
            name ->
                "Profile %s gives no AWS credentials: %s. Sign in with 'aws sso login --profile %s',"
                        .formatted(name, withoutDump(problem.detail()), name)
                    + " or look into ~/.aws/config.")
        .orElse(
            "No AWS credentials were found. Sign in with 'aws sso login', set AWS_PROFILE or"
                + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or choose a profile with"
                + " --profile.");
  }

  /// The SDK ends some messages with all that it knows of the configuration.
  private static String withoutDump(String detail) {
    int dump = detail.indexOf(": ProfileFile(");
    return dump < 0 ? detail : detail.substring(0, dump);
  }
}
