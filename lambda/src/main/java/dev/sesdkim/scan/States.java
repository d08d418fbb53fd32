package dev.sesdkim.scan;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.NameRange;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Port: the states of identities.
///
/// Times are kept to the millisecond. Every method throws [ScanFailure] when the table does not
/// answer.
public interface States {

  /// The states of the identities of one region whose names are in the range, as last written, in
  /// the order of [NameRange#ORDER], without removed identities.
  List<State> in(String region, String account, NameRange names);

  /// The last states of removed identities of one region whose names are in the range.
  List<State> removedIn(String region, String account, NameRange names);

  /// The states of these identities, and the last states of removed ones. An identity without a
  /// row, or with an unreadable row, is left out.
  ///
  /// @param end until when to wait for a throttled table
  Map<Identity, State> of(Collection<Identity> identities, Deadline end);

  /// Writes steps of one region's identities. One transaction holds a step's state, the change of
  /// its history, and what becomes due or is withdrawn.
  ///
  /// @param steps no quiet step, and each identity once
  /// @return the identities that seem to be new but have a row that this version cannot read;
  ///   nothing of theirs was written
  /// @throws ScanFailure of the kind SUPERSEDED once a later scan has claimed the region; of the
  ///   kind REJECTED if the table refuses a step: some of the others may then have been written,
  ///   and each may be written again
  Set<Identity> save(Claim claim, String region, List<Transition> steps);
}
