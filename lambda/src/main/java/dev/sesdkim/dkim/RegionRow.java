package dev.sesdkim.dkim;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What is remembered of one region of an account.
///
/// @param readAt when the last scan that read it, at least in part, started: what the rows of its
///   identities say is true as of then
/// @param readInPart whether that scan read some of its identities and not all
/// @param counts how many identities had each verdict then
/// @param atRisk how many of the verified ones were at risk
/// @param unread since when, and why, it is not read to its end
/// @param troubles what else cannot be told there, though it is read: the parts that are asked for
///   region by region
/// @param notWatchedSince since when nobody expects it to be read: it is disabled, excluded, or was
///   denied from the beginning
public record RegionRow(
    String region,
    String account,
    Optional<Instant> readAt,
    boolean readInPart,
    Counts counts,
    int atRisk,
    Optional<Trouble> unread,
    Map<ScanPart, Trouble> troubles,
    Optional<Instant> notWatchedSince) {

  public RegionRow {
    troubles = Map.copyOf(troubles);
  }

  /// A region of which nothing is known.
  public static RegionRow unknown(String region, String account) {
    return new RegionRow(
        region,
        account,
        Optional.empty(),
        false,
        Counts.NONE,
        0,
        Optional.empty(),
        Map.of(),
        Optional.empty());
  }

  /// Read now, to its end or in part, and watched.
  public RegionRow read(
      Instant at, Counts newCounts, int newAtRisk, boolean inPart, Optional<Trouble> trouble) {
    return new RegionRow(
        region,
        account,
        Optional.of(at),
        inPart,
        newCounts,
        newAtRisk,
        trouble,
        troubles,
        Optional.empty());
  }

  /// Expected to be read, and not read now: what is known of it stays.
  public RegionRow unread(Optional<Trouble> trouble) {
    return new RegionRow(
        region, account, readAt, readInPart, counts, atRisk, trouble, troubles, Optional.empty());
  }

  /// The same region with this that cannot be told there.
  public RegionRow with(Map<ScanPart, Trouble> now) {
    return new RegionRow(
        region, account, readAt, readInPart, counts, atRisk, unread, now, notWatchedSince);
  }

  /// Not expected to be read from now on; what is remembered of when that began stays. Nothing else
  /// is missed there.
  public RegionRow notWatched(Instant since, Trouble why) {
    return new RegionRow(
        region,
        account,
        readAt,
        readInPart,
        counts,
        atRisk,
        Optional.of(why),
        Map.of(),
        notWatchedSince.or(() -> Optional.of(since)));
  }

  public boolean watched() {
    return notWatchedSince.isEmpty();
  }
}
