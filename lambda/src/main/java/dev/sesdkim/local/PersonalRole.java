package dev.sesdkim.local;

import dev.sesdkim.aws.AccountRole;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Problem.Kind;
import dev.sesdkim.local.text.ProblemAdvice;
import java.util.regex.Pattern;

/// A role that a person assumes in other accounts.
///
/// @param name the role's name, after its path if it has one, without a leading slash
record PersonalRole(String name) implements AccountRole {

  /// Path and name (IAM API, `CreateRole`).
  private static final Pattern NAME = Pattern.compile("/?([!-~]{1,255}/)?[\\w+=,.@-]{1,64}");

  private static final String ASSUME = "sts:AssumeRole";

  static boolean isName(String text) {
    return NAME.matcher(text).matches() && !text.startsWith("arn:");
  }

  /// @param text a name that [#isName] accepts
  static PersonalRole of(String text) {
    return new PersonalRole(text.startsWith("/") ? text.substring(1) : text);
  }

  @Override
  public String session() {
    return "sesdkim";
  }

  /// What to do if the account cannot be read.
  @Override
  public String advice(Problem problem, String region, String account) {
    boolean assuming = problem.action().equals(ASSUME);
    if (assuming && problem.kind() == Kind.ACCESS_DENIED) {
      return ("Role %s is missing there, or its trust or your own permissions do not let you assume"
              + " it; STS does not tell these apart. Name another with --role, or the accounts that"
              + " have it with --accounts.")
          .formatted(name);
    }
    if (assuming && problem.kind() == Kind.REGION_DISABLED) {
      return ("Enable %1$s there. If it is on by default, activate STS for %1$s in the account"
              + " settings of IAM there. Or set AWS_REGION to a region that every account has"
              + " enabled.")
          .formatted(region);
    }
    if (problem.kind() == Kind.ACCESS_DENIED) {
      return "Allow %s to role %s there.".formatted(problem.action(), name);
    }
    return ProblemAdvice.of(problem);
  }
}
