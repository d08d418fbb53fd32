package dev.sesdkim.faults;

/// Decides about every attempt at a call. Called from several threads.
@FunctionalInterface
interface Plan {

  /// What becomes of one attempt.
  ///
  /// @param nth which attempt at this call it is, from 1
  Outcome of(AwsCall call, int nth);

  static Plan allPass() {
    return (_, _) -> new Outcome.Passes();
  }

  /// One attempt at one call.
  static Plan once(AwsCall only, int which, Outcome outcome) {
    return (call, nth) -> call.equals(only) && nth == which ? outcome : new Outcome.Passes();
  }

  /// Every attempt at one call.
  static Plan forEver(AwsCall every, Outcome outcome) {
    return (call, _) -> call.equals(every) ? outcome : new Outcome.Passes();
  }
}
