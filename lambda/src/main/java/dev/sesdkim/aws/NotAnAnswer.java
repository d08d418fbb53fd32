package dev.sesdkim.aws;

/// What came back with a status of success is not an answer of the service.
///
/// Not one of the SDK's exceptions: those the SDK makes anew on their way, and forgets their type.
final class NotAnAnswer extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotAnAnswer(String message) {
    super(message);
  }
}
