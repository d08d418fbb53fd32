package dev.sesdkim.local;

import dev.sesdkim.aws.AwsFailures;
import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Problem.Kind;
import dev.sesdkim.local.text.ProblemAdvice;
import dev.sesdkim.scan.ScanFailure;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/// Who is calling, as STS reports it; STS answers without any permission.
record Caller(Aws aws) {

  private static final String ACTION = "sts:GetCallerIdentity";

  /// @param arn the ARN of the user or of the role's session
  record Who(String account, String arn) {}

  /// The account of the credentials.
  ///
  /// @throws ScanFailure if there are none, or STS does not accept them or does not answer
  String account() {
    return who().account();
  }

  /// The account and the owner of the credentials.
  ///
  /// @throws ScanFailure as [#account]
  Who who() {
    GetCallerIdentityResponse caller;
    try {
      StsClient sts = aws.clients().of(StsClient.builder(), aws.region());
      caller = sts.getCallerIdentity();
    } catch (RuntimeException e) {
      Problem problem = AwsFailures.problem(ACTION, e);
      throw new ScanFailure(message(problem, e), problem, e);
    }
    String account = caller.account();
    if (account == null || !Account.isId(account)) {
      Problem problem = new Problem(Kind.NOT_AN_ANSWER, ACTION, "no account came back");
      throw new ScanFailure(unanswered(problem), problem);
    }
    return new Who(account, Optional.ofNullable(caller.arn()).orElse(account));
  }

  private String message(Problem problem, RuntimeException failure) {
    if (problem.kind() != Kind.CREDENTIALS) {
      return unanswered(problem);
    }
    if (failure instanceof AwsServiceException) {
      return "AWS does not accept these credentials: %s. %s"
          .formatted(problem.said(), aws.signIns().again());
    }
    return aws.signIns().none(failure);
  }

  private String unanswered(Problem problem) {
    return "AWS STS in %s does not tell whose credentials these are: %s"
        .formatted(aws.region(), ProblemAdvice.line(problem));
  }
}
