package dev.sesdkim.rules;

import dev.sesdkim.dkim.Diagnosis;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Notice;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.ScanContext;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One identity, followed from scan to scan.
final class Followed {

  private Optional<State> state = Optional.empty();

  /// A scan lists the identity, and perhaps others beside it, which are not followed.
  Transition sees(ScanContext scan, Reading reading, Reading... others) {
    Transition step = step(scan, judged(reading, others));
    state = Optional.of(step.after());
    return step;
  }

  /// A scan lists the domain and looks at it.
  ///
  /// @param found what the look shows
  Transition looks(ScanContext scan, Reading reading, Evidence found) {
    Transition step = EarlyWarning.of(step(scan, judged(reading)), found, scan);
    state = Optional.of(step.after());
    return step;
  }

  /// A scan does not list the identity.
  Transition misses(ScanContext scan) {
    Transition step = Comparison.of(present(), List.of(), List.of(), scan).getFirst();
    state = Optional.of(step.after());
    return step;
  }

  /// All that was due has been told.
  Followed told(ScanContext scan) {
    Notice told = state().notice().told(scan.moment().at());
    state = Optional.of(state().with(told));
    return this;
  }

  State state() {
    return state.orElseThrow();
  }

  /// What was found out about it so far.
  Evidence evidence() {
    return state.map(State::evidence).orElseGet(Evidence::none);
  }

  private Transition step(ScanContext scan, Diagnosis now) {
    return Comparison.of(
            present(), state.filter(State::removed).stream().toList(), List.of(now), scan)
        .getFirst();
  }

  private List<State> present() {
    return state.filter(known -> !known.removed()).stream().toList();
  }

  private static Diagnosis judged(Reading reading, Reading... others) {
    Identity followed = reading.identity();
    return Judged.of(Stream.concat(Stream.of(reading), Stream.of(others)).toList()).stream()
        .filter(one -> one.identity().equals(followed))
        .findFirst()
        .orElseThrow();
  }
}
