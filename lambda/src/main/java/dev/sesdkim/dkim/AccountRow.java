package dev.sesdkim.dkim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An account's row: what the monitor remembers of its scans.
///
/// @param name what people call the account, as last known
/// @param fence the number of the last scan that took the account; each scan that takes it raises
///   the number
/// @param starts when the last three scans started, oldest first; the last is the running scan
/// @param messages what went out about the account, and whether anybody hears it
/// @param watch whether the account is watched
/// @param troubles what the scans cannot read or do, apart from regions and identities
/// @param work the result of the last invocation that read only this account
public record AccountRow(
    String account,
    Optional<String> name,
    long fence,
    List<Instant> starts,
    Messages messages,
    Watch watch,
    Map<ScanPart, Trouble> troubles,
    Optional<Work> work) {

  /// How many starts are kept. Something has lasted for three scans if it began no later than the
  /// first of them.
  public static final int STARTS = 3;

  public AccountRow {
    starts = List.copyOf(starts);
    troubles = Map.copyOf(troubles);
  }

  /// What went out about the account, and whether anybody hears it.
  ///
  /// @param startedTold when `STARTED` went out
  /// @param digestedAt when the last weekly `DIGEST` became due
  /// @param listeners how many confirmed subscriptions the topic had when it was last asked
  /// @param unheardSince since when the topic has had no confirmed subscription
  public record Messages(
      Optional<Instant> startedTold,
      Optional<Instant> digestedAt,
      Optional<Integer> listeners,
      Optional<Instant> unheardSince) {

    /// Nothing went out yet, and the topic was never asked.
    public static final Messages NONE =
        new Messages(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public Messages started(Instant at) {
      return new Messages(Optional.of(at), digestedAt, listeners, unheardSince);
    }

    /// This week's digest became due at this moment: it is not due again this week.
    public Messages digested(Instant at) {
      return new Messages(startedTold, Optional.of(at), listeners, unheardSince);
    }

    /// With this number of confirmed subscriptions, empty if it is unknown.
    ///
    /// @param at when the topic was asked
    public Messages heardBy(Optional<Integer> number, Instant at) {
      boolean unheard = number.filter(confirmed -> confirmed == 0).isPresent();
      return new Messages(
          startedTold,
          digestedAt,
          number,
          unheard ? unheardSince.or(() -> Optional.of(at)) : Optional.empty());
    }

    /// Whether the topic is known to have a confirmed subscription.
    public boolean areHeard() {
      return listeners.filter(number -> number > 0).isPresent();
    }
  }

  /// What an invocation that read only this account leaves for the last step of the scan. The last
  /// step reads nothing else of an account in which nothing is due.
  ///
  /// @param scanId the scan
  /// @param at when the invocation started: the key of its row in the scans' log
  /// @param due the places in which something was due when it ended
  /// @param anyRegionRead whether it read a region, at least in part
  /// @param healthy whether it found the account healthy
  public record Work(
      String scanId, Instant at, Set<String> due, boolean anyRegionRead, boolean healthy) {
    public Work {
      due = Set.copyOf(due);
    }

    /// With something due only in these places.
    public Work due(Set<String> places) {
      return new Work(scanId, at, places, anyRegionRead, healthy);
    }
  }

  /// Whether the account is watched.
  ///
  /// @param triedAt the start of the last scan in which the account had its turn
  /// @param missing the first scan that did not find the account in the list, while it is missing
  /// @param notWatchedSince since when the account is no longer watched
  public record Watch(
      Optional<Instant> triedAt, Optional<Moment> missing, Optional<Instant> notWatchedSince) {

    /// An account that is watched, and had no turn yet.
    public static final Watch NEW = new Watch(Optional.empty(), Optional.empty(), Optional.empty());

    /// The account has its turn and, as far as this scan knows, is not missing from the list.
    public Watch tried(Instant at) {
      return new Watch(Optional.of(at), Optional.empty(), Optional.empty());
    }

    /// The account has its turn, and this scan does not find it in the list.
    public Watch missedBy(Moment moment) {
      return new Watch(
          Optional.of(moment.at()), missing.or(() -> Optional.of(moment)), Optional.empty());
    }

    /// Two scans did not find the account in the list.
    public Watch ended(Instant at) {
      return new Watch(triedAt, Optional.empty(), Optional.of(at));
    }
  }

  /// An account that was never scanned.
  public static AccountRow unknown(String account) {
    return forgotten(account, 0);
  }

  /// An account whose row holds only the number of its last scan.
  public static AccountRow forgotten(String account, long fence) {
    return new AccountRow(
        account,
        Optional.empty(),
        fence,
        List.of(),
        Messages.NONE,
        Watch.NEW,
        Map.of(),
        Optional.empty());
  }

  public boolean isWatched() {
    return watch.notWatchedSince().isEmpty();
  }

  /// The row after a scan that starts now has taken the account.
  ///
  /// @param again whether the scan is a retry of the previous one, which does not count again
  public AccountRow taken(Instant start, boolean again) {
    int end = again ? Math.max(0, starts.size() - 1) : starts.size();
    List<Instant> last = new ArrayList<>(starts.subList(Math.max(0, end - STARTS + 1), end));
    last.add(start);
    return new AccountRow(account, name, fence + 1, last, messages, watch, troubles, work);
  }

  public AccountRow with(Messages now) {
    return new AccountRow(account, name, fence, starts, now, watch, troubles, work);
  }

  public AccountRow with(Map<ScanPart, Trouble> now) {
    return new AccountRow(account, name, fence, starts, messages, watch, now, work);
  }

  /// With this name and this watch.
  ///
  /// @param heard what people call the account; if empty, the known name stays
  public AccountRow watched(Optional<String> heard, Watch now) {
    Optional<String> known = heard.or(() -> name);
    return new AccountRow(account, known, fence, starts, messages, now, troubles, work);
  }

  /// With the result of an invocation that read only this account.
  public AccountRow worked(Work now) {
    return new AccountRow(
        account, name, fence, starts, messages, watch, troubles, Optional.of(now));
  }
}
