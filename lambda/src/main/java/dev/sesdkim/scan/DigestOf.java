package dev.sesdkim.scan;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.Concern;
import dev.sesdkim.dkim.NameRange;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.Trouble;
import dev.sesdkim.dkim.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// How an account stands at the end of a scan: as the scan saw it, and, for regions that were not
/// read to their end, as their rows say.
///
/// @param unread takes each failure of the table; the digest then lacks those rows
record DigestOf(TakenAccount account, Consumer<ScanFailure> unread) {

  /// @param tally what the scan saw
  /// @param troubles what else the scan cannot read or do, once everything is read
  /// @param all receives every identity of the account that is not fine
  Alert.AccountStanding of(
      Tally tally, Supplier<Map<ScanPart, Trouble>> troubles, List<Concern> all) {
    List<Concern> concerns = new ArrayList<>();
    List<String> read = new ArrayList<>();
    Map<String, Trouble> notRead = new TreeMap<>();
    Optional<Instant> lastChange = Optional.empty();
    int verified = 0;
    for (RegionResult result : tally.results()) {
      switch (result) {
        case RegionResult.NotWatched _, RegionResult.NoSes _ -> {}
        case RegionResult.NotRead not -> unread(not.row(), not.problem(), notRead, concerns);
        case RegionResult.ReadInPart cut when cut.row().unread().isPresent() ->
            unread(cut.row(), cut.problem(), notRead, concerns);
        // Single identities that got no answer are concerns of their own.
        case RegionResult.Read _, RegionResult.ReadInPart _ -> {
          read.add(result.region());
          concerns.addAll(result.sightings().concerns());
          verified += result.row().counts().verified();
          lastChange = later(lastChange, result.sightings().lastChange());
        }
      }
    }
    int fine =
        verified
            - (int)
                concerns.stream()
                    .filter(one -> read.contains(one.identity().region()))
                    .filter(one -> one.reason().verdict() == Verdict.VERIFIED)
                    .count();
    Instant now = account.at();
    all.addAll(concerns);
    return new Alert.AccountStanding(
        account.id(),
        tally.counts(false),
        fine,
        read,
        notRead,
        troubles.get(),
        account.context().mutes().rows().stream()
            .filter(mute -> mute.until().isAfter(now))
            .toList(),
        lastChange);
  }

  private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
    return one.filter(at -> other.filter(at::isBefore).isEmpty()).or(() -> other);
  }

  /// A region that is not expected to be read is left out.
  private void unread(
      RegionRow region, Problem problem, Map<String, Trouble> notRead, List<Concern> concerns) {
    if (!region.watched()) {
      return;
    }
    Instant now = account.at();
    notRead.put(region.region(), region.unread().orElseGet(() -> new Trouble(now, problem, false)));
    try {
      account.store().states().in(region.region(), region.account(), NameRange.ALL).stream()
          .map(state -> account.context().mutes().on(state, now))
          .flatMap(state -> Concern.of(state).stream())
          .forEach(concerns::add);
    } catch (ScanFailure why) {
      unread.accept(why);
    }
  }
}
