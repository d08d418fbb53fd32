package dev.sesdkim.rules;

import static java.util.stream.Collectors.toMap;

import dev.sesdkim.dkim.Diagnosis;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.dkim.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// From what is remembered of one region, and what was seen there now, to each identity's step.
public final class Comparison {

  private Comparison() {}

  /// Compares the whole region.
  ///
  /// @param before every state of the region, removed identities included
  /// @param now every identity that SES lists in the region; the list must be complete, because
  ///   what is not on it counts as removed
  /// @return a step for each identity that is listed now or has just been removed
  public static List<Transition> of(List<State> before, List<Diagnosis> now, Moment moment) {
    Map<Identity, State> remembered =
        new HashMap<>(before.stream().collect(toMap(State::identity, state -> state)));
    List<Transition> steps = new ArrayList<>(now.size());
    for (Diagnosis diagnosis : now) {
      Optional<State> known = Optional.ofNullable(remembered.remove(diagnosis.identity()));
      step(known, diagnosis, moment).ifPresent(steps::add);
    }
    remembered.values().stream()
        .filter(state -> state.removedAt().isEmpty())
        .sorted((one, other) -> one.identity().compareTo(other.identity()))
        .map(state -> Step.removed(state, moment))
        .forEach(steps::add);
    return List.copyOf(steps);
  }

  /// Empty when a removed identity is listed again and cannot be read: whether it is really back,
  /// and as what, is compared once it can.
  private static Optional<Transition> step(Optional<State> before, Diagnosis now, Moment moment) {
    if (before.isEmpty()) {
      return Optional.of(Step.firstSeen(now, moment));
    }
    State known = before.get();
    if (now.verdict() == Verdict.UNKNOWN) {
      return known.removedAt().isPresent()
          ? Optional.empty()
          : Optional.of(Step.unknown(known, now, moment));
    }
    return Optional.of(
        known.removedAt().isPresent()
            ? Step.returned(known, now, moment)
            : Step.told(known, now, moment));
  }
}
