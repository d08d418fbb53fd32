package dev.sesdkim;

/// An event that cannot be read. The message says what was received and what is expected, so there
/// is no stack trace for Lambda to log.
final class InvalidEvent extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidEvent(String message) {
    super(message, null, false, false);
  }
}
