package dev.sesdkim.dkim;

import java.util.List;
import java.util.Map;
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

  /// The state; if none is known, one made of what the alert says, so that the alert can still say
  /// how to fix the identity.
  public State known() {
    return state.orElseGet(this::asTold);
  }

  private State asTold() {
    Dates dates = Dates.from(told.since());
    Facts facts =
        new Facts(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.of(told.domain()).filter(_ -> told.reason() == Reason.DOMAIN_UNVERIFIED),
            new MailFrom.Unread());
    return new State(
        identity(),
        told.reason(),
        facts,
        told.kind() == AlertKind.OfDomain.REMOVED ? dates.removed(told.since()) : dates,
        Optional.empty(),
        Map.of(),
        Notice.none(),
        Evidence.none(),
        true,
        told.scanId());
  }
}
