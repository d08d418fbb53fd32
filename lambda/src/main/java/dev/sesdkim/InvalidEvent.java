package dev.sesdkim;

/// An event that cannot be read. Its message says what was received and what is expected, so it
/// carries no trace, which Lambda would log.
final class InvalidEvent extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidEvent(String message) {
    super(message, null, false, false);
  }
}
