package dev.sesdkim.scan;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.NameRange;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import java.util.List;
import java.util.Set;

/// Port: what is remembered of the identities.
///
/// Times are kept to the millisecond. Every method throws [ScanFailure] when the table does not
/// answer.
public interface States {

  /// The states of those identities of one region whose names are in the range, removed identities
  /// included, as last written by anyone.
  List<State> in(String region, String account, NameRange names);

  /// Those states of one region that have alerts due.
  List<State> due(String region, String account);

  /// Writes each step: its state, and with it, in one transaction, what changes in its history.
  ///
  /// @return the identities whose state was not what the step starts from, because another scan
  ///   wrote it meanwhile or this version cannot read it; nothing of theirs was written
  Set<Identity> save(List<Transition> steps);

  /// Marks the alerts that these states have due as out, except for a state whose due alerts are
  /// others by now.
  void alertsOut(List<State> states);
}
