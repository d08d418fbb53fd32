package dev.sesdkim.dkim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is remembered of the scans of an account.
///
/// @param fence the number of the scan that took the account last; each taking raises it
/// @param starts when the last three scans started, oldest first; the last is the one that runs
/// @param startedTold when `STARTED` went out
/// @param digestedAt when the last weekly `DIGEST` became due
/// @param listeners how many confirmed subscriptions the topic had when it was last asked
/// @param unheardSince since when it had none
/// @param troubles what the scans cannot read or do, beside regions and identities
public record AccountRow(
    String account,
    long fence,
    List<Instant> starts,
    Optional<Instant> startedTold,
    Optional<Instant> digestedAt,
    Optional<Integer> listeners,
    Optional<Instant> unheardSince,
    Map<ScanPart, Trouble> troubles) {

  /// How many starts are remembered: something has lasted for three scans when it began no later
  /// than the first of them.
  public static final int STARTS = 3;

  public AccountRow {
    starts = List.copyOf(starts);
    troubles = Map.copyOf(troubles);
  }

  /// An account that was never scanned.
  public static AccountRow unknown(String account) {
    return new AccountRow(
        account,
        0,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }

  /// Taken by a scan that starts now.
  ///
  /// @param again whether it is a retry of the scan before, which is no further scan
  public AccountRow taken(Instant start, boolean again) {
    int kept = Math.min(STARTS - 1, again ? Math.max(0, starts.size() - 1) : starts.size());
    int end = again ? Math.max(0, starts.size() - 1) : starts.size();
    List<Instant> last = new ArrayList<>(starts.subList(end - kept, end));
    last.add(start);
    return new AccountRow(
        account, fence + 1, last, startedTold, digestedAt, listeners, unheardSince, troubles);
  }

  public AccountRow startedTold(Instant at) {
    return new AccountRow(
        account, fence, starts, Optional.of(at), digestedAt, listeners, unheardSince, troubles);
  }

  /// The digest is due, and not again this week.
  public AccountRow digested(Instant at) {
    return new AccountRow(
        account, fence, starts, startedTold, Optional.of(at), listeners, unheardSince, troubles);
  }

  public AccountRow heardBy(Optional<Integer> number, Optional<Instant> unheard) {
    return new AccountRow(
        account, fence, starts, startedTold, digestedAt, number, unheard, troubles);
  }

  public AccountRow with(Map<ScanPart, Trouble> now) {
    return new AccountRow(
        account, fence, starts, startedTold, digestedAt, listeners, unheardSince, now);
  }
}
