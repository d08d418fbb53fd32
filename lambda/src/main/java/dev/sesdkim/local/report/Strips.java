package dev.sesdkim.local.report;

import dev.sesdkim.dkim.State;
import java.util.List;
import java.util.Optional;

/// The strips of a report's identities; none if no history is remembered.
record Strips(Report report) {

  Optional<Strip> of(State state) {
    return report
        .history()
        .map(
            history ->
                Strip.of(
                    state, history.getOrDefault(state.identity(), List.of()), report.view().at()));
  }
}
