package dev.sesdkim.aws;

import dev.sesdkim.dkim.Problem;

/// What became of one call, its repetitions included.
sealed interface Answer<T> {

  /// The service answered.
  record Got<T>(T value) implements Answer<T> {}

  /// The service did not answer.
  ///
  /// @param unknownHost whether DNS does not know the service's endpoint
  record Failed<T>(Problem problem, boolean unknownHost) implements Answer<T> {}
}
