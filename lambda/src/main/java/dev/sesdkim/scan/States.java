package dev.sesdkim.scan;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.NameRange;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Port: what is remembered of the identities.
///
/// Times are kept to the millisecond. Every method throws [ScanFailure] when the table does not
/// answer.
public interface States {

  /// The states of the identities of one region whose names are in the range, as last written by
  /// anyone, in the order of [NameRange#ORDER]; removed ones are not among them.
  List<State> in(String region, String account, NameRange names);

  /// The last states of removed identities of one region whose names are in the range.
  List<State> removedIn(String region, String account, NameRange names);

  /// The states of these identities, or the last ones of those that are removed. An identity of
  /// which nothing is known, or whose row cannot be read, is left out.
  Map<Identity, State> of(Collection<Identity> identities);

  /// Writes steps of identities of one region: each with its state, what changes in its history and
  /// what becomes due or is no longer, in one transaction.
  ///
  /// @param steps none of them quiet, no identity twice
  /// @return the identities that would be seen for the first time, and of which there is a row that
  ///   this version cannot read; nothing of theirs was written
  /// @throws ScanFailure of the kind SUPERSEDED once a later scan has claimed the region; of the
  ///   kind REJECTED if the table refuses one of the steps as it is: then some of the others may
  ///   have been written, and each may be written again
  Set<Identity> save(Claim claim, String region, List<Transition> steps);
}
