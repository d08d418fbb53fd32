package dev.sesdkim.local;

import static java.util.stream.Collectors.toMap;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Stretch;
import dev.sesdkim.local.report.Report;
import dev.sesdkim.local.text.AccountLabels;
import dev.sesdkim.local.text.ScanView;
import dev.sesdkim.scan.Reports;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What a deployed table holds of its accounts, with their history.
///
/// @param accounts at least one
record LastScans(Reports reports, List<LastScan> accounts) {

  LastScans {
    accounts = List.copyOf(accounts);
  }

  /// @param names the accounts that the answer is about, which may be more than these
  ScanView view(AccountLabels names) {
    return ScanView.of(DeployedTable.ask(accounts, LastScan::view).toList(), names).ofMonitor();
  }

  /// The content of a report about these accounts.
  ///
  /// @param asked keeps only the identities that are asked for
  /// @param command the command that makes the report again
  Report report(UnaryOperator<ScanView> asked, String source, String command) {
    ScanView view =
        asked.apply(view(KnownAccount.names(accounts.stream().map(LastScan::account).toList())));
    return new Report(
        view,
        Optional.of(history(view.all(), Report.from(view.at()))),
        accounts.stream().flatMap(account -> account.notWatched().stream()).toList(),
        Place::of,
        source,
        command,
        LocalCommand.VERSION);
  }

  /// The stretches, newest first, of the identities that have had more than one stretch since a
  /// moment.
  ///
  /// @throws dev.sesdkim.scan.ScanFailure if the table does not answer
  private Map<Identity, List<Stretch>> history(List<State> states, Instant from) {
    List<Identity> changed =
        states.stream()
            .filter(state -> state.dates().stretchSince().isAfter(from))
            .filter(state -> !state.dates().stretchSince().equals(state.dates().firstSeenAt()))
            .map(State::identity)
            .toList();
    return DeployedTable.ask(changed, one -> Map.entry(one, reports.history(one)))
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
