package dev.sesdkim.dkim;

import java.util.Optional;

/// An identity that an alert names: what is told about it, and what is known of it otherwise.
///
/// @param told the reason and times of the moment that the alert is about
/// @param state what is remembered of the identity now; absent where an alert names so many that
///   only their names are told
public record AlertedIdentity(Due.OfIdentity told, Optional<State> state) {
  public Identity identity() {
    return told.identity();
  }
}
