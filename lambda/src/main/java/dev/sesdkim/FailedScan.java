package dev.sesdkim;

/// Ends the invocation as an error: the scan failed, or left something undone that a person must
/// know about. The message says it all, so there is no stack trace for Lambda to log.
final class FailedScan extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FailedScan(String message) {
    super(message, null, false, false);
  }
}
