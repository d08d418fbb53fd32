package dev.sesdkim.aws;

import dev.sesdkim.dkim.Problem;

/// The outcome of one call, after its retries.
sealed interface Answer<T> {

  /// The service answered.
  record Got<T>(T value) implements Answer<T> {}

  /// The call failed: the service refused it, or gave no usable answer in time.
  ///
  /// @param unknownHost whether the host name of the service's endpoint could not be resolved
  record Failed<T>(Problem problem, boolean unknownHost) implements Answer<T> {}
}
