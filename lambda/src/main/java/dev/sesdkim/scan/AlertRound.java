package dev.sesdkim.scan;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.DueAlert;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.State;
import dev.sesdkim.rules.AlertText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Sends what is due, and marks it as out at once, so that a scan that dies in between repeats one
/// alert at the most.
final class AlertRound {

  /// One identity's part in an alert.
  private record Told(Identity identity, DueAlert alert) {}

  private final States states;
  private final Alerts alerts;
  private final ScanLog log;
  private final Set<Told> out = new HashSet<>();
  private final List<ScanSummary.AlertResult> results = new ArrayList<>();

  AlertRound(States states, Alerts alerts, ScanLog log) {
    this.states = states;
    this.alerts = alerts;
    this.log = log;
  }

  /// What became of each alert so far, in the order of sending.
  List<ScanSummary.AlertResult> results() {
    return List.copyOf(results);
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

  /// Sends an alert about a domain, and settles every state that has nothing else due.
  void sendAndSettle(Alert.OfDomain alert) {
    if (!send(alert)) {
      return;
    }
    alert.identities().forEach(identity -> out.add(new Told(identity.identity(), identity.told())));
    states.alertsOut(
        alert.identities().stream()
            .map(AlertedIdentity::state)
            .filter(this::isOut)
            .distinct()
            .toList());
  }

  private boolean isOut(State state) {
    return !state.alertsDue().isEmpty()
        && state.alertsDue().stream()
            .allMatch(due -> out.contains(new Told(state.identity(), due)));
  }
}
