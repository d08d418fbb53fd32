package dev.sesdkim.dkim;

import java.util.Optional;

/// An identity that an alert names, with the news about it and its state.
///
/// @param told the news, with the reason and times at the moment that the alert is about
/// @param state the identity's state now; empty in an alert about so many identities that it gives
///   only their names
public record AlertedIdentity(Due.OfIdentity told, Optional<State> state) {
  public Identity identity() {
    return told.identity();
  }
}
