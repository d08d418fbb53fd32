package dev.sesdkim.dkim;

import java.util.Optional;

/// One identity's step from what was remembered to what is remembered now.
///
/// @param before absent for an identity that was never seen
/// @param change absent when nothing changed that has a name; the stretch may still be a new one
public record Transition(Optional<State> before, State after, Optional<ChangeKind> change) {

  /// Whether this step ends the stretch that was open before.
  public boolean endsStretch() {
    return before.isPresent()
        && before.get().removedAt().isEmpty()
        && (after.removedAt().isPresent() || startsStretch());
  }

  /// Whether this step begins a stretch of its own.
  public boolean startsStretch() {
    return after.removedAt().isEmpty()
        && (before.isEmpty() || !before.get().stretchSince().equals(after.stretchSince()));
  }

  /// Whether history changes with this step.
  public boolean changesHistory() {
    return startsStretch() || endsStretch();
  }
}
