package dev.sesdkim.local.text;

import java.time.Instant;

/// Whether people were told of an identity.
sealed interface AlertState {

  /// An alert is due, now or later.
  record Waits(Instant at) implements AlertState {}

  /// The last one went out.
  record Told(Instant at) implements AlertState {}

  /// It belongs to its domain's alert.
  record WithItsDomain() implements AlertState {}

  /// None is due, and none went out.
  record None() implements AlertState {}

  /// For example `told 24 Nov 03:01`.
  default String words(Instant now) {
    return switch (this) {
      case Waits(Instant at) -> "due " + Readable.day(at, now);
      case Told(Instant at) -> "told " + Readable.day(at, now);
      case WithItsDomain _ -> "with its domain";
      case None _ -> "none";
    };
  }
}
