package dev.sesdkim.rules;

import dev.sesdkim.dkim.Diagnosis;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.ScanContext;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.dkim.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Compares what is remembered of identities with what was seen now: one transition for each.
public final class Comparison {

  private Comparison() {}

  /// Compares the identities of one range of names.
  ///
  /// @param before every remembered state of the range
  /// @param removed the last states of removed identities that are listed again; any others are
  ///   ignored
  /// @param now every identity that SES lists in the range: an identity that is not in it counts as
  ///   missing from SES
  /// @return a step for each identity that is listed or has a state
  public static List<Transition> of(
      List<State> before, List<State> removed, List<Diagnosis> now, ScanContext scan) {
    Transitions step = new Transitions(scan);
    Map<Identity, State> remembered = byIdentity(before);
    Map<Identity, State> gone = byIdentity(removed);
    List<Transition> steps = new ArrayList<>(now.size());
    for (Diagnosis diagnosis : now) {
      Optional<State> known = Optional.ofNullable(remembered.remove(diagnosis.identity()));
      Optional<State> last = Optional.ofNullable(gone.get(diagnosis.identity()));
      steps.add(step(step, known, last, diagnosis));
    }
    remembered.values().stream()
        .sorted(Comparator.comparing(State::identity))
        .map(step::missing)
        .forEach(steps::add);
    return List.copyOf(steps);
  }

  private static Transition step(
      Transitions step, Optional<State> known, Optional<State> removed, Diagnosis now) {
    boolean unknown = now.verdict() == Verdict.UNKNOWN;
    return known
        .map(state -> unknown ? step.unknown(state, now) : step.told(state, now))
        .or(
            () ->
                removed.map(
                    state -> unknown ? step.listedAgain(state, now) : step.returned(state, now)))
        .orElseGet(() -> step.firstSeen(now));
  }

  private static Map<Identity, State> byIdentity(List<State> states) {
    Map<Identity, State> byIdentity = new HashMap<>();
    states.forEach(state -> byIdentity.put(state.identity(), state));
    return byIdentity;
  }
}
