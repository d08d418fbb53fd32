package dev.sesdkim.scan;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.State;
import dev.sesdkim.rules.AlertText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Sends what is due, and marks it as out at once, so that a scan that dies in between repeats one
/// alert at the most.
final class AlertRound {

  private final States states;
  private final Alerts alerts;
  private final ScanLog log;
  private final List<ScanSummary.AlertResult> results = new ArrayList<>();
  private final List<ScanFailure> unmarked = new ArrayList<>();

  AlertRound(States states, Alerts alerts, ScanLog log) {
    this.states = states;
    this.alerts = alerts;
    this.log = log;
  }

  /// What became of each alert so far, in the order of sending.
  List<ScanSummary.AlertResult> results() {
    return List.copyOf(results);
  }

  /// Ends the round.
  ///
  /// @throws ScanFailure if an alert is out and could not be marked so: it comes again
  void end() {
    if (!unmarked.isEmpty()) {
      throw unmarked.getFirst();
    }
  }

  /// Sends an alert about the account.
  ///
  /// @return whether it is out
  boolean send(Alert alert) {
    AlertMessage message = AlertText.of(alert);
    Optional<Problem> problem = alerts.publish(message);
    results.add(new ScanSummary.AlertResult(message.kind(), message.domain(), problem));
    problem.ifPresentOrElse(
        refused ->
            log.warn(
                "alert not out",
                Map.of("subject", message.subject(), "problem", refused.sentence())),
        () -> log.info("alert out", Map.of("subject", message.subject())));
    return problem.isEmpty();
  }

  /// Sends the alerts about domains. As soon as every alert that names a state is out, the state's
  /// due alerts are marked as out. One that cannot be marked does not hold up the others.
  void sendAndSettle(List<Alert.OfDomain> all) {
    Map<Identity, Integer> open = new HashMap<>();
    named(all).forEach(state -> open.merge(state.identity(), 1, Integer::sum));
    for (Alert.OfDomain alert : all) {
      if (send(alert)) {
        markOut(
            named(List.of(alert))
                .filter(state -> open.merge(state.identity(), -1, Integer::sum) == 0)
                .toList());
      }
    }
  }

  private void markOut(List<State> settled) {
    try {
      states.alertsOut(settled);
    } catch (ScanFailure failure) {
      unmarked.add(failure);
      log.warn(
          "alert out and not marked so; it comes again", Map.of("problem", failure.getMessage()));
    }
  }

  private static Stream<State> named(List<Alert.OfDomain> alerts) {
    return alerts.stream()
        .flatMap(alert -> alert.identities().stream())
        .map(AlertedIdentity::state)
        .filter(state -> !state.alertsDue().isEmpty());
  }
}
