package dev.sesdkim.bench;

import java.util.List;

/// What becomes of an account of the simulated organization in an execution.
enum AccountFate {
  /// It is read whole.
  SCANNED,

  /// The role in the account trusts somebody else.
  ROLE_REFUSES,

  /// SES answers every call in every region with an error of its own.
  SES_FAILS,

  /// The function's process ends in the middle of the account.
  KILLED,

  /// Lambda refuses the invocation until the state machine gives up.
  NEVER_INVOKED;

  private static final List<AccountFate> FAILURES =
      List.of(ROLE_REFUSES, SES_FAILS, KILLED, NEVER_INVOKED);

  /// One account in twenty fails, in each way in turn.
  ///
  /// @param number the account's place in the organization; the first is the monitor's own
  static AccountFate of(int number) {
    return number % 20 == 7 ? FAILURES.get(number / 20 % FAILURES.size()) : SCANNED;
  }
}
