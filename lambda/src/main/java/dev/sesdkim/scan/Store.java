package dev.sesdkim.scan;

import dev.sesdkim.dkim.Problem;
import java.util.Optional;
import java.util.function.Supplier;

/// The ports of the table.
///
/// @param leftAlone why a row could not be read and was left alone, if that happened so far: what
///   the row says is unknown, and the scan goes on without it
public record Store(
    Accounts accounts,
    RegionRows regions,
    States states,
    Outbox outbox,
    Supplier<Optional<Problem>> leftAlone) {

  /// A store in which every row can be read.
  public Store(Accounts accounts, RegionRows regions, States states, Outbox outbox) {
    this(accounts, regions, states, outbox, Optional::empty);
  }
}
