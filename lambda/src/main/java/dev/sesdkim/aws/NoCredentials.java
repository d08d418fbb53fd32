package dev.sesdkim.aws;

/// The credentials provider had none to give.
///
/// Not one of the SDK's exceptions: those the SDK makes anew on their way, and forgets their type.
final class NoCredentials extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoCredentials(RuntimeException cause) {
    super(cause.getMessage() == null ? cause.toString() : cause.getMessage(), cause);
  }
}
