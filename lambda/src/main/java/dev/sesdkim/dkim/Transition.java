package dev.sesdkim.dkim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One identity's step from its remembered state to its new state.
///
/// @param before empty for an identity that was never seen; removed for one that returns
/// @param after removed for one that SES no longer lists
/// @param change empty when no named change happened; a new stretch may begin all the same
/// @param due the news of the step
public record Transition(
    Optional<State> before, State after, Optional<ChangeKind> change, List<Due> due) {
  public Transition {
    due = List.copyOf(due);
  }

  public Identity identity() {
    return after.identity();
  }

  /// Whether there is nothing to write.
  public boolean isQuiet() {
    return change.isEmpty()
        && due.isEmpty()
        && before.filter(known -> known.saysTheSameAs(after)).isPresent();
  }

  /// Whether this step ends the stretch that was open before.
  public boolean endsStretch() {
    return before.filter(known -> !known.removed()).isPresent()
        && (after.removed() || startsStretch());
  }

  /// Whether this step begins a stretch of its own.
  public boolean startsStretch() {
    return !after.removed()
        && before
            .filter(known -> !known.removed())
            .filter(known -> known.dates().stretchSince().equals(after.dates().stretchSince()))
            .isEmpty();
  }

  /// When the `FOUND_UNVERIFIED` that this step withdraws was due.
  public Optional<Instant> withdrawn() {
    return before
        .flatMap(known -> known.notice().graceUntil())
        .filter(until -> !after.notice().graceUntil().equals(Optional.of(until)));
  }

  /// With another state and more news, except for news of a kind that is already due.
  public Transition with(State other, List<? extends Due> more) {
    List<Due> all = new ArrayList<>(due);
    for (Due one : more) {
      if (all.stream().noneMatch(known -> known.kind() == one.kind())) {
        all.add(one);
      }
    }
    return new Transition(before, other, change, all);
  }
}
