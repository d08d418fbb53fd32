package dev.sesdkim.scan;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.State;
import dev.sesdkim.rules.AccountNames;
import dev.sesdkim.rules.AlertText;
import dev.sesdkim.rules.Bundle;
import dev.sesdkim.rules.VerifiedDomains;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Sends what is due, message by message. After each message its due rows are deleted at once, so
/// that a scan that dies in between repeats at most one message. A message that cannot be sent, or
/// that cannot be marked as sent, holds up no other (A6).
final class Teller {

  /// A message gets half of the time that is left for sending. With less than this it is not sent.
  private static final Duration SHORTEST = Duration.ofMillis(250);

  /// The time to keep for ending the scan, besides the time for each account.
  private static final Duration ENDING = Duration.ofMillis(250);

  /// The time to keep for ending the scan of one account: one transaction, after those of the
  /// others.
  private static final Duration ENDING_ONE = Duration.ofMillis(25);

  private final TakenAccount own;
  private final Map<String, Claim> claims;
  private final Deadline sending;
  private final Alerts alerts;
  private final AccountNames names;
  private final Consumer<ScanFailure> unread;
  private final List<ScanSummary.AlertResult> results = new ArrayList<>();
  private final List<Due> untold = new ArrayList<>();
  private final Map<String, Integer> told = new HashMap<>();

  /// @param own the monitor's own account: while the claim on it holds, no later scan sends
  ///   anything
  /// @param claims the claim on every account of the scan, by account id
  /// @param unread takes each failure of the table that an alert can do without
  Teller(
      TakenAccount own,
      Map<String, Claim> claims,
      Alerts alerts,
      AccountNames names,
      Consumer<ScanFailure> unread) {
    this.own = own;
    this.claims = Map.copyOf(claims);
    this.sending = own.claim().end().keeping(ENDING.plus(ENDING_ONE.multipliedBy(claims.size())));
    this.alerts = alerts;
    this.names = names;
    this.unread = unread;
  }

  /// The result of each alert so far, in the order of sending.
  List<ScanSummary.AlertResult> results() {
    return List.copyOf(results);
  }

  /// How many alerts about the account went out so far.
  int told(String account) {
    return told.getOrDefault(account, 0);
  }

  /// What is due and was not sent.
  List<Due> untold() {
    return List.copyOf(untold);
  }

  /// Notes what stays due.
  void leave(Collection<? extends Due> due) {
    untold.addAll(due);
  }

  /// Whether there is time for more.
  boolean hasTime() {
    return sending.left().compareTo(SHORTEST) >= 0;
  }

  /// Sends everything in turn, as long as there is time.
  ///
  /// @param verified the verified domains of all accounts of the scan
  /// @throws ScanFailure of the kind SUPERSEDED once a later scan has taken the monitor's own
  ///   account
  void tell(List<Bundle> bundles, VerifiedDomains verified) {
    Deque<Bundle> next = new ArrayDeque<>(bundles);
    while (!next.isEmpty()) {
      Bundle bundle = next.removeFirst();
      if (hasTime()) {
        tell(bundle, next, verified);
      } else {
        untold.addAll(bundle.settles());
      }
    }
  }

  private void tell(Bundle bundle, Deque<Bundle> next, VerifiedDomains verified) {
    try {
      Alert alert = bundle.alert(states(bundle));
      List<Bundle> halves = AlertText.fits(alert, verified) ? List.of() : bundle.halves();
      if (halves.size() > 1) {
        halves.reversed().forEach(next::addFirst);
        return;
      }
      if (!send(alert, bundle.settles(), verified)) {
        untold.addAll(bundle.settles());
      }
    } catch (ScanFailure failure) {
      if (failure.isSuperseded()) {
        throw failure;
      }
      failed(bundle, failure.problem());
    } catch (RuntimeException fault) {
      own.log().error("alert not written", Map.of("kind", bundle.kind().name()), fault);
      failed(bundle, new Problem(Problem.Kind.UNEXPECTED, "writing an alert", fault.toString()));
    }
  }

  /// The states for an alert; none if the table does not answer, because what is due says enough.
  private Map<Identity, State> states(Bundle bundle) {
    try {
      return own.store().states().of(bundle.needed(), sending.halfway());
    } catch (ScanFailure why) {
      unread.accept(why);
      return Map.of();
    }
  }

  private void failed(Bundle bundle, Problem problem) {
    untold.addAll(bundle.settles());
    results.add(new ScanSummary.AlertResult(bundle.kind(), List.of(), false, Optional.of(problem)));
  }

  /// @return whether it was sent
  private boolean send(Alert alert, Collection<? extends Due> settles, VerifiedDomains verified) {
    AlertMessage message = AlertText.of(alert, names, verified);
    own.store().accounts().require(own.claim());
    Optional<Problem> refused = alerts.publish(message, sending.halfway());
    if (refused.isPresent()) {
      own.log()
          .warn(
              "alert not out",
              Map.of("subject", message.subject(), "problem", refused.get().sentence()));
      results.add(new ScanSummary.AlertResult(message.kind(), message.domains(), false, refused));
      return false;
    }
    own.log().info("alert out", Map.of("subject", message.subject()));
    message.accounts().forEach(account -> told.merge(account, 1, Integer::sum));
    results.add(
        new ScanSummary.AlertResult(message.kind(), message.domains(), true, settle(settles)));
    return true;
  }

  private Optional<Problem> settle(Collection<? extends Due> settles) {
    Map<String, List<Due>> accounts =
        settles.stream().collect(groupingBy(Due::account, TreeMap::new, toList()));
    Optional<Problem> problem = Optional.empty();
    for (Map.Entry<String, List<Due>> one : accounts.entrySet()) {
      Optional<Problem> met = settle(one.getKey(), one.getValue());
      problem = problem.or(() -> met);
    }
    return problem;
  }

  private Optional<Problem> settle(String account, List<Due> settles) {
    try {
      own.store().outbox().told(claims.getOrDefault(account, own.claim()), settles, own.at());
      return Optional.empty();
    } catch (ScanFailure failure) {
      if (failure.isSuperseded() && account.equals(own.id())) {
        throw failure;
      }
      own.log()
          .warn("alert out and still due; it comes again", Map.of("problem", failure.getMessage()));
      if (!failure.isSuperseded()) {
        unread.accept(failure);
      }
      untold.addAll(settles);
      return Optional.of(failure.problem());
    }
  }
}
