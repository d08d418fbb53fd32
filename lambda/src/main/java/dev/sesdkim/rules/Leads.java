package dev.sesdkim.rules;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.IdentityType;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Verdict;
import java.util.List;
import java.util.Optional;

/// The identities that an alert is about, without those that it names only because they are
/// affected too: the domain if it changed itself, otherwise its addresses.
final class Leads {

  private Leads() {}

  static List<AlertedIdentity> of(Alert.OfDomain alert) {
    List<AlertedIdentity> changed =
        alert.identities().stream()
            .filter(one -> alert.kind() != AlertKind.OfDomain.REGRESSED || !stayed(one))
            .toList();
    List<AlertedIdentity> all = changed.isEmpty() ? alert.identities() : changed;
    List<AlertedIdentity> domains =
        all.stream().filter(one -> one.identity().type() == IdentityType.DOMAIN).toList();
    return domains.isEmpty() ? all : domains;
  }

  /// Whether the alert is about a domain identity, not about addresses alone.
  static boolean isDomain(Alert.OfDomain alert) {
    return of(alert).getFirst().identity().type() == IdentityType.DOMAIN;
  }

  /// Whether all of them were unverified when they were first seen.
  static boolean areNew(List<AlertedIdentity> leads) {
    return leads.stream().allMatch(Leads::isNew);
  }

  private static boolean isNew(AlertedIdentity one) {
    return one.state()
        .map(State::dates)
        .filter(dates -> dates.firstSeenAt().isBefore(one.told().since()))
        .isEmpty();
  }

  private static boolean stayed(AlertedIdentity one) {
    return one.told().was().equals(Optional.of(Verdict.UNVERIFIED));
  }
}
