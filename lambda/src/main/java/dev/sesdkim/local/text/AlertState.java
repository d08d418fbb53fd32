package dev.sesdkim.local.text;

import java.time.Instant;

/// Whether an alert about an identity went out.
sealed interface AlertState {

  /// An alert is due, now or later.
  record Waits(Instant at) implements AlertState {}

  /// The last alert went out.
  record Told(Instant at) implements AlertState {}

  /// The identity belongs to its domain's alert.
  record WithItsDomain() implements AlertState {}

  /// No alert is due, and none went out.
  record None() implements AlertState {}

  /// For example `told 24 Nov 03:01`.
  default String words(Instant now) {
    return switch (this) {
      case Waits(Instant at) -> "due " + Phrases.day(at, now);
      case Told(Instant at) -> "told " + Phrases.day(at, now);
      case WithItsDomain _ -> "with its domain";
      case None _ -> "none";
    };
  }
}
