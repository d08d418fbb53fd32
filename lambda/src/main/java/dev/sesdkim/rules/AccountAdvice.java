package dev.sesdkim.rules;

import dev.sesdkim.dkim.Problem;

/// What to do about an account that a deployed monitor cannot scan.
public final class AccountAdvice {

  private static final String MEMBER_ROLE =
      "Deploy the role that \"sesdkim member-role\" prints in that account, naming this monitor's"
          + " role. If it is there, check for a service control policy that denies sts:AssumeRole.";

  private AccountAdvice() {}

  /// Whole sentences.
  public static String of(Problem problem) {
    return switch (problem.kind()) {
      case ACCESS_DENIED, CREDENTIALS -> MEMBER_ROLE;
      case EXCLUDED ->
          "Nothing, if it was closed or left out on purpose. Otherwise check the settings accounts,"
              + " organization and excludedAccounts, and deploy again.";
      case DEADLINE -> ScanPartWords.MORE_ROOM;
      case REGION_DISABLED,
          THROTTLED,
          UNAVAILABLE,
          REJECTED,
          NOT_AN_ANSWER,
          INCOMPLETE,
          UNRECOGNIZED,
          STORE,
          SUPERSEDED,
          UNEXPECTED ->
          ProblemWords.advice(problem);
    };
  }
}
