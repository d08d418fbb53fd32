package dev.sesdkim.rules;

import dev.sesdkim.dkim.Problem;

/// What to do about an account that a deployed monitor cannot scan.
public final class AccountAdvice {

  private static final String MEMBER_ROLE =
      "Deploy the role that \"sesdkim member-role\" prints in that account, naming this monitor's"
          + " role. If it is there, check for a service control policy that denies sts:AssumeRole.";

  private static final String ENABLE_REGION =
      "STS is off for that account in the monitor's region. Enable the region in the account. If it"
          + " is on by default, activate STS for it in the account settings of IAM there. Or deploy"
          + " the monitor in a region that every account has enabled.";

  /// The action of a problem with the list of accounts.
  public static final String LIST = "the list of accounts";

  /// The IAM action that starts the function that reads one account, when a state machine scans
  /// many.
  public static final String WORKER = "lambda:InvokeFunction";

  /// What to do when that function did not finish.
  static final String CHECK_WORKER =
      "Open the state machine's last execution in the console: its map run says how each account"
          + " ended, the function's log why. Out of time or memory: raise timeoutMinutes or"
          + " memoryMiB. Throttled: the account's functions run as many at once as Lambda allows.";

  private AccountAdvice() {}

  /// Whether the function that reads an account did not finish.
  static boolean isOfWorker(Problem problem) {
    return problem.action().equals(WORKER);
  }

  /// Whether an account is no longer to be watched.
  static boolean isNotListed(Problem problem) {
    return problem.kind() == Problem.Kind.EXCLUDED && problem.action().equals(LIST);
  }

  /// What to do about the problem, in whole sentences.
  public static String of(Problem problem) {
    if (isOfWorker(problem)) {
      return CHECK_WORKER;
    }
    return switch (problem.kind()) {
      case ACCESS_DENIED, CREDENTIALS -> MEMBER_ROLE;
      case EXCLUDED ->
          "Nothing, if it was closed or left out on purpose. Otherwise check the settings accounts,"
              + " organization and excludedAccounts, and deploy again.";
      case DEADLINE -> ScanPartWords.MORE_ROOM;
      case REGION_DISABLED -> ENABLE_REGION;
      case THROTTLED,
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
