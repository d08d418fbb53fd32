package dev.sesdkim.scan;

import static java.util.stream.Collectors.toSet;

import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.NameRange;
import dev.sesdkim.dkim.Standing;
import dev.sesdkim.dkim.Unverified;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// The account's unverified identities that are not muted, so that an alert names every address
/// that its domain takes down. They come from the scan, or from the rows of a region that was not
/// read to its end.
///
/// @param unread takes each failure of the table; alerts may then leave out addresses
record KnownUnverified(Tally tally, States states, Consumer<ScanFailure> unread) {

  /// The unverified identities of the account.
  ///
  /// @param due what is due in any account: rows are read only of its regions that were not read to
  ///   their end
  List<Unverified> of(String account, Collection<Due> due) {
    List<Unverified> known = new ArrayList<>(tally.unverified());
    Set<String> notRead =
        due.stream()
            .filter(Due.OfIdentity.class::isInstance)
            .filter(one -> one.account().equals(account))
            .map(Due::place)
            .filter(region -> !tally.isRead(region))
            .collect(toSet());
    for (String region : notRead) {
      known.removeIf(one -> one.identity().region().equals(region));
      known.addAll(remembered(account, region));
    }
    return known;
  }

  private List<Unverified> remembered(String account, String region) {
    try {
      return states.in(region, account, NameRange.ALL).stream()
          .filter(state -> Standing.of(state) == Standing.BROKEN)
          .map(Unverified::of)
          .toList();
    } catch (ScanFailure why) {
      unread.accept(why);
      return tally.unverified().stream()
          .filter(one -> one.identity().region().equals(region))
          .toList();
    }
  }
}
