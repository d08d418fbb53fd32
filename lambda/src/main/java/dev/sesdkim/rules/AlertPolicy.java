package dev.sesdkim.rules;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.DueAlert;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.IdentityType;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// From the alerts that are due for single identities to the alerts that people get.
public final class AlertPolicy {

  private static final Comparator<AlertedIdentity> DOMAINS_FIRST =
      Comparator.<AlertedIdentity, IdentityType>comparing(one -> one.identity().type())
          .thenComparing(AlertedIdentity::identity);

  private static final Comparator<DueAlert> OLDEST_FIRST =
      Comparator.comparing(DueAlert::observedAt).thenComparing(DueAlert::scanId);

  private record Group(String domain, AlertKind kind) {}

  private AlertPolicy() {}

  /// One alert for each domain and kind of change, gravest first, then by domain.
  ///
  /// An identity that has the same kind due twice is named once, as it was the last time. Good news
  /// that was overtaken by bad news before it went out is left out, and so is the warning of what
  /// has come true.
  ///
  /// @param withDueAlerts the states with alerts due
  /// @param unverifiedNow every unverified state of the account: a REGRESSED or WORSENED alert also
  ///   names the addresses that its domains take down, and the domain that takes down its addresses
  public static List<Alert.OfDomain> of(
      List<State> withDueAlerts, List<State> unverifiedNow, String account) {
    Map<Group, Map<Identity, AlertedIdentity>> groups = new HashMap<>();
    for (State state : withDueAlerts) {
      for (DueAlert due : told(state)) {
        groups
            .computeIfAbsent(new Group(state.alertDomain(), due.kind()), group -> new TreeMap<>())
            .put(state.identity(), new AlertedIdentity(due, state));
      }
    }
    return groups.entrySet().stream()
        .map(group -> alert(group.getKey(), group.getValue(), unverifiedNow, account))
        .sorted(
            Comparator.comparing((Alert.OfDomain alert) -> alert.kind().severity())
                .thenComparing(Alert.OfDomain::domain)
                .thenComparing(Alert.OfDomain::kind))
        .toList();
  }

  private static List<DueAlert> told(State state) {
    List<DueAlert> told = new ArrayList<>();
    for (DueAlert due : state.alertsDue().stream().sorted(OLDEST_FIRST).toList()) {
      told.removeIf(earlier -> earlier.kind() == due.kind() || refutes(due.kind(), earlier.kind()));
      told.add(due);
    }
    return told;
  }

  private static boolean refutes(AlertKind later, AlertKind earlier) {
    return switch (later) {
      case REGRESSED, REMOVED -> earlier == AlertKind.RECOVERED || earlier == AlertKind.AT_RISK;
      case WORSENED -> earlier == AlertKind.RECOVERED;
      case STARTED, RECOVERED, AT_RISK, NOT_READY, SCAN_PROBLEM -> false;
    };
  }

  private static Alert.OfDomain alert(
      Group group, Map<Identity, AlertedIdentity> due, List<State> unverified, String account) {
    DueAlert newest =
        due.values().stream().map(AlertedIdentity::told).max(OLDEST_FIRST).orElseThrow();
    List<AlertedIdentity> named =
        new ArrayList<>(due.values().stream().sorted(DOMAINS_FIRST).toList());
    switch (group.kind()) {
      case REGRESSED, WORSENED ->
          named.addAll(
              alsoDown(due, unverified).stream()
                  .map(state -> new AlertedIdentity(asItStands(state, newest), state))
                  .sorted(DOMAINS_FIRST)
                  .toList());
      case STARTED, RECOVERED, REMOVED, AT_RISK, NOT_READY, SCAN_PROBLEM -> {}
    }
    named.sort(DOMAINS_FIRST);
    return new Alert.OfDomain(
        group.kind(), account, group.domain(), newest.scanId(), newest.observedAt(), named);
  }

  /// The addresses that the named domains take down, and the domains that take down the named
  /// addresses.
  private static List<State> alsoDown(Map<Identity, AlertedIdentity> due, List<State> unverified) {
    Set<Identity> wanted = new HashSet<>();
    for (AlertedIdentity one : due.values()) {
      if (one.state().reason() == Reason.DOMAIN_UNVERIFIED) {
        Remedies.governing(one.state()).ifPresent(wanted::add);
      }
    }
    return unverified.stream()
        .filter(state -> state.removedAt().isEmpty() && !due.containsKey(state.identity()))
        .filter(
            state ->
                wanted.contains(state.identity())
                    || (state.reason() == Reason.DOMAIN_UNVERIFIED
                        && Remedies.governing(state).filter(due::containsKey).isPresent()))
        .toList();
  }

  private static DueAlert asItStands(State state, DueAlert alert) {
    return new DueAlert(
        alert.kind(),
        Optional.of(state.verdict()),
        state.verdict(),
        state.reason(),
        state.since(),
        alert.observedAt(),
        alert.scanId());
  }
}
