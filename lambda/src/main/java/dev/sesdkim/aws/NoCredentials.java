package dev.sesdkim.aws;

/// The credentials provider returned no credentials.
///
/// Not an SDK exception, because the SDK rebuilds its own exceptions on the way and loses their
/// type.
final class NoCredentials extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoCredentials(RuntimeException cause) {
    super(cause.getMessage() == null ? cause.toString() : cause.getMessage(), cause);
  }
}
