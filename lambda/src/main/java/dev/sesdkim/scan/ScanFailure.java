package dev.sesdkim.scan;

import dev.sesdkim.dkim.Problem;

/// A scan, or a part of it, cannot go on. The message names service, action and region, and what to
/// do if that is known.
public final class ScanFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public ScanFailure(String message, Problem problem) {
    super(message);
    this.problem = problem;
  }

  public ScanFailure(String message, Problem problem, Throwable cause) {
    super(message, cause);
    this.problem = problem;
  }

  /// What a person asked for is not possible.
  ///
  /// @param action what was asked
  public static ScanFailure rejected(String action, String message) {
    return new ScanFailure(message, new Problem(Problem.Kind.REJECTED, action, message));
  }

  public Problem problem() {
    return problem;
  }

  /// Whether a later scan has taken over.
  boolean isSuperseded() {
    return problem.kind() == Problem.Kind.SUPERSEDED;
  }
}
