package dev.sesdkim.dkim;

/// An identity that an alert names: what is told about it, and what is known of it otherwise.
///
/// @param told the verdict, reason and times of the moment that the alert is about
/// @param state what is remembered of the identity now
public record AlertedIdentity(DueAlert told, State state) {

  public Identity identity() {
    return state.identity();
  }
}
