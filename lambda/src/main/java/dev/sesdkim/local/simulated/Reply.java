package dev.sesdkim.local.simulated;

/// A service's reply to a call, before its protocol encodes it.
sealed interface Reply {

  /// A successful result.
  ///
  /// @param content the inside of the result: XML elements in the query protocols, a JSON document
  ///   in SES v2
  record Result(String content) implements Reply {}

  /// An error of the service.
  ///
  /// @param status the HTTP status
  record Refusal(int status, String code, String message) implements Reply {}
}
