package dev.sesdkim.rules;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.Dates;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Facts;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.Notice;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The state of an identity that an alert names. If no state is known, one is made from what the
/// alert says, so that the alert can still say how to fix the identity.
final class KnownState {

  private KnownState() {}

  static State of(AlertedIdentity one) {
    return one.state().orElseGet(() -> asTold(one.told()));
  }

  private static State asTold(Due.OfIdentity told) {
    Dates dates = Dates.from(told.since());
    return new State(
        told.identity(),
        told.reason(),
        facts(told),
        told.kind() == AlertKind.OfDomain.REMOVED ? dates.removed(told.since()) : dates,
        Optional.empty(),
        Map.of(),
        Notice.none(),
        Evidence.none(),
        true,
        told.scanId());
  }

  private static Facts facts(Due.OfIdentity told) {
    return new Facts(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        told.reason() == Reason.DOMAIN_UNVERIFIED ? Optional.of(told.domain()) : Optional.empty(),
        new MailFrom.Unread());
  }
}
