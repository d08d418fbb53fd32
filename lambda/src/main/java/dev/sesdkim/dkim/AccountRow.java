package dev.sesdkim.dkim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is remembered of the scans of an account.
///
/// @param name what people call the account, as last heard
/// @param fence the number of the scan that took the account last; each taking raises it
/// @param starts when the last three scans started, oldest first; the last is the one that runs
/// @param startedTold when `STARTED` went out
/// @param digestedAt when the last weekly `DIGEST` became due
/// @param listeners how many confirmed subscriptions the topic had when it was last asked
/// @param unheardSince since when it had none
/// @param watch whether the account is watched
/// @param troubles what the scans cannot read or do, beside regions and identities
/// @param work what the last invocation left that read this account alone
public record AccountRow(
    String account,
    Optional<String> name,
    long fence,
    List<Instant> starts,
    Optional<Instant> startedTold,
    Optional<Instant> digestedAt,
    Optional<Integer> listeners,
    Optional<Instant> unheardSince,
    Watch watch,
    Map<ScanPart, Trouble> troubles,
    Optional<Work> work) {

  /// How many starts are remembered: something has lasted for three scans when it began no later
  /// than the first of them.
  public static final int STARTS = 3;

  public AccountRow {
    starts = List.copyOf(starts);
    troubles = Map.copyOf(troubles);
  }

  /// Of an account that no invocation has read alone.
  public AccountRow(
      String account,
      Optional<String> name,
      long fence,
      List<Instant> starts,
      Optional<Instant> startedTold,
      Optional<Instant> digestedAt,
      Optional<Integer> listeners,
      Optional<Instant> unheardSince,
      Watch watch,
      Map<ScanPart, Trouble> troubles) {
    this(
        account,
        name,
        fence,
        starts,
        startedTold,
        digestedAt,
        listeners,
        unheardSince,
        watch,
        troubles,
        Optional.empty());
  }

  /// What an invocation that read this account alone left to the last step of its scan, which reads
  /// no more of an account in which nothing is due.
  ///
  /// @param scanId the scan
  /// @param at when the invocation started: its row of the scans' log has this key
  /// @param due the places in which something was due when it ended
  /// @param anyRegionRead whether it read a region, at least in part
  /// @param healthy whether it had nothing to complain of
  public record Work(
      String scanId, Instant at, Set<String> due, boolean anyRegionRead, boolean healthy) {
    public Work {
      due = Set.copyOf(due);
    }

    /// Once these places alone have something due.
    public Work due(Set<String> places) {
      return new Work(scanId, at, places, anyRegionRead, healthy);
    }
  }

  /// Whether the account is watched.
  ///
  /// @param triedAt when the last scan started in which it had its turn
  /// @param missing which scan missed it first in the list of accounts, while it is missing there
  /// @param notWatchedSince since when it is not watched any more
  public record Watch(
      Optional<Instant> triedAt, Optional<Suspicion> missing, Optional<Instant> notWatchedSince) {

    /// An account that is watched, and had no turn yet.
    public static final Watch NEW = new Watch(Optional.empty(), Optional.empty(), Optional.empty());

    /// It is listed and has its turn.
    public Watch tried(Instant at) {
      return new Watch(Optional.of(at), Optional.empty(), Optional.empty());
    }

    /// It has its turn, and a scan misses it in the list.
    public Watch missedBy(Moment moment) {
      return new Watch(
          Optional.of(moment.at()),
          missing.or(() -> Optional.of(new Suspicion(moment.at(), moment.scanId()))),
          Optional.empty());
    }

    /// Two scans missed it.
    public Watch ended(Instant at) {
      return new Watch(triedAt, Optional.empty(), Optional.of(at));
    }
  }

  /// An account that was never scanned.
  public static AccountRow unknown(String account) {
    return forgotten(account, 0);
  }

  /// An account whose row tells only the number of its last scan.
  public static AccountRow forgotten(String account, long fence) {
    return new AccountRow(
        account,
        Optional.empty(),
        fence,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Watch.NEW,
        Map.of());
  }

  public boolean isWatched() {
    return watch.notWatchedSince().isEmpty();
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
        account,
        name,
        fence + 1,
        last,
        startedTold,
        digestedAt,
        listeners,
        unheardSince,
        watch,
        troubles,
        work);
  }

  public AccountRow startedTold(Instant at) {
    return new AccountRow(
        account,
        name,
        fence,
        starts,
        Optional.of(at),
        digestedAt,
        listeners,
        unheardSince,
        watch,
        troubles,
        work);
  }

  /// The digest is due, and not again this week.
  public AccountRow digested(Instant at) {
    return new AccountRow(
        account,
        name,
        fence,
        starts,
        startedTold,
        Optional.of(at),
        listeners,
        unheardSince,
        watch,
        troubles,
        work);
  }

  public AccountRow heardBy(Optional<Integer> number, Optional<Instant> unheard) {
    return new AccountRow(
        account,
        name,
        fence,
        starts,
        startedTold,
        digestedAt,
        number,
        unheard,
        watch,
        troubles,
        work);
  }

  public AccountRow with(Map<ScanPart, Trouble> now) {
    return new AccountRow(
        account,
        name,
        fence,
        starts,
        startedTold,
        digestedAt,
        listeners,
        unheardSince,
        watch,
        now,
        work);
  }

  /// As it is watched now.
  ///
  /// @param heard what people call the account; a name that is not heard any more is kept
  public AccountRow watched(Optional<String> heard, Watch now) {
    return new AccountRow(
        account,
        heard.or(() -> name),
        fence,
        starts,
        startedTold,
        digestedAt,
        listeners,
        unheardSince,
        now,
        troubles,
        work);
  }

  /// With what an invocation left that read this account alone.
  public AccountRow worked(Work now) {
    return new AccountRow(
        account,
        name,
        fence,
        starts,
        startedTold,
        digestedAt,
        listeners,
        unheardSince,
        watch,
        troubles,
        Optional.of(now));
  }
}
