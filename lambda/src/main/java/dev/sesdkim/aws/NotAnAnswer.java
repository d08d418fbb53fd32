package dev.sesdkim.aws;

/// A successful response that is not an answer of the service.
///
/// Not an SDK exception, because the SDK rebuilds its own exceptions on the way and loses their
/// type.
final class NotAnAnswer extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotAnAnswer(String message) {
    super(message);
  }
}
