package dev.sesdkim;

/// The scan came to nothing, or left something undone that somebody must know: ends the invocation
/// as an error. Expected, and its message says all: it carries no trace, since Lambda would log it.
final class FailedScan extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FailedScan(String message) {
    super(message, null, false, false);
  }
}
