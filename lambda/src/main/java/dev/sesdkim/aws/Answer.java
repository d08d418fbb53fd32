package dev.sesdkim.aws;

import dev.sesdkim.dkim.Problem;

/// The outcome of one call, after its retries.
sealed interface Answer<T> {

  /// The service answered.
  record Got<T>(T value) implements Answer<T> {}

  /// The service did not answer.
  ///
  /// @param unknownHost whether the host name of the service's endpoint could not be resolved
  record Failed<T>(Problem problem, boolean unknownHost) implements Answer<T> {}
}
