package dev.sesdkim.rules;

import static dev.sesdkim.rules.Sample.NOW;
import static dev.sesdkim.rules.Sample.SCAN;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Alerts about many domains at once, to test with. As in a scan, only the states of the first ten
/// domains are known.
final class Storm {

  private static final int MOST_IN_FULL = 10;

  private final AlertKind.OfDomain kind;
  private final SortedMap<String, List<Alert.OfDomain>> groups = new TreeMap<>();
  private Optional<Verdict> was = Optional.of(Verdict.VERIFIED);
  private int domains;

  Storm(AlertKind.OfDomain kind) {
    this.kind = kind;
  }

  static Storm regressed() {
    return new Storm(AlertKind.OfDomain.REGRESSED);
  }

  /// Of what was never seen before.
  static Storm found() {
    Storm storm = new Storm(AlertKind.OfDomain.FOUND_UNVERIFIED);
    storm.was = Optional.empty();
    return storm;
  }

  /// Domains under the topmost one.
  Storm with(String top, Reason reason, String... names) {
    for (String name : names) {
      with(top, Sample.domain("eu-west-1", name, reason));
    }
    return this;
  }

  /// One domain with what belongs to it.
  Storm with(String top, State... states) {
    boolean inFull = domains++ < MOST_IN_FULL;
    List<AlertedIdentity> identities = new ArrayList<>();
    for (State state : states) {
      identities.add(
          new AlertedIdentity(
              Sample.due(kind, was, state), inFull ? Optional.of(state) : Optional.empty()));
    }
    groups
        .computeIfAbsent(top, _ -> new ArrayList<>())
        .add(Sample.alert(kind, states[0].alertDomain(), identities));
    return this;
  }

  Alert.OfManyDomains alert() {
    return new Alert.OfManyDomains(kind, SCAN, NOW, groups);
  }
}
