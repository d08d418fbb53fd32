package dev.sesdkim.rules;

import dev.sesdkim.dkim.Problem;

/// What to do about an account that a deployed monitor cannot scan, in the words of its alert.
public final class AccountAdvice {

  private AccountAdvice() {}

  public static String of(Problem problem) {
    return ScanPartWords.accountAdvice(problem);
  }
}
