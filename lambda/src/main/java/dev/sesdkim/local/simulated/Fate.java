package dev.sesdkim.local.simulated;

/// What becomes of one call.
public sealed interface Fate {

  /// Something to do or to wait for at a point in a call's life. Waiting ends with an interruption
  /// when the account is closed.
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

  /// Refused for coming too fast, in the words of its service, and with no effect.
  record Throttled() implements Fate {}

  /// Answered by something else than AWS: an HTML page with status 200, as a proxy would. No
  /// effect.
  record Garbage() implements Fate {}

  /// Takes effect, but the connection ends in the middle of the answer.
  record CutShort() implements Fate {}

  /// The connection ends before anything has happened. The JDK's HTTP client asks once more for a
  /// `GET` by itself.
  record HungUp() implements Fate {}

  /// Takes effect, but the connection ends before the answer: the caller cannot know.
  record AnswerLost() implements Fate {}

  /// Takes effect, and the answer comes one byte at a time.
  ///
  /// @param beforeEachByte taken before each byte of the body
  record Dripped(Step beforeEachByte) implements Fate {}

  /// Answered, with a step on either side of the effect.
  ///
  /// @param before taken before anything happens
  /// @param after taken when the effect stands and the answer has not begun
  record Surrounded(Step before, Step after) implements Fate {}
}
