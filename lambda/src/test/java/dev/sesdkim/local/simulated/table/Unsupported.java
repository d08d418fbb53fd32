package dev.sesdkim.local.simulated.table;

/// A request that DynamoDB would refuse as invalid, or that this stand-in does not know.
final class Unsupported extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Unsupported(String message) {
    super(message);
  }
}
