package dev.sesdkim.bench;

import java.util.List;

/// What happens to an account of the simulated organization in an execution.
enum AccountFate {
  /// It is read completely.
  SCANNED,

  /// The account's role does not trust the monitor.
  ROLE_REFUSES,

  /// SES answers every call in every region with a server error.
  SES_FAILS,

  /// The function's process is killed while it reads the account.
  KILLED,

  /// Lambda refuses every invocation until the state machine gives up.
  NEVER_INVOKED;

  private static final List<AccountFate> FAILURES =
      List.of(ROLE_REFUSES, SES_FAILS, KILLED, NEVER_INVOKED);

  /// The fate of an account: one in twenty fails, each time in the next of the four ways.
  ///
  /// @param number the account's place in the organization; the first is the monitor's own
  static AccountFate of(int number) {
    return number % 20 == 7 ? FAILURES.get(number / 20 % FAILURES.size()) : SCANNED;
  }
}
