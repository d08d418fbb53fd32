package dev.sesdkim.local.simulated;

/// What happens to one call.
public sealed interface Fate {

  /// An action or a wait at one point of a call. Closing the account interrupts a wait.
  @FunctionalInterface
  interface Step {
    void run() throws InterruptedException;
  }

  /// Answered as if there were no fault.
  record Normal() implements Fate {}

  /// Refused with this error and no effect.
  ///
  /// @param status the HTTP status
  /// @param code the error code, such as `AccessDenied`
  record Refused(int status, String code, String message) implements Fate {}

  /// Throttled with the error of its service, and no effect.
  record Throttled() implements Fate {}

  /// Answered with an HTML page and status 200, as a proxy would. No effect.
  record Garbage() implements Fate {}

  /// Takes effect, but the connection ends in the middle of the answer.
  record CutShort() implements Fate {}

  /// The connection ends before anything has happened. The JDK's HTTP client retries a `GET` once
  /// by itself.
  record HungUp() implements Fate {}

  /// Takes effect, but the connection ends before the answer, so the caller does not learn of the
  /// effect.
  record AnswerLost() implements Fate {}

  /// Takes effect, and the answer comes one byte at a time.
  ///
  /// @param beforeEachByte runs before each byte of the body
  record Dripped(Step beforeEachByte) implements Fate {}

  /// Answered, with a step before and a step after the effect.
  ///
  /// @param before runs before anything happens
  /// @param after runs after the effect, before the answer begins
  record Surrounded(Step before, Step after) implements Fate {}
}
