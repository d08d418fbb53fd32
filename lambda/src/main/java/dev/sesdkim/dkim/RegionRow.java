package dev.sesdkim.dkim;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// A region's row: what the monitor remembers of one region of an account.
///
/// @param readAt when the last scan that read the region, at least in part, started: the rows of
///   its identities are true as of then
/// @param readInPart whether that scan read only some of the region's identities
/// @param counts how many identities had each verdict then
/// @param atRisk how many of the verified ones were at risk
/// @param unread since when and why the region is not read to its end
/// @param troubles what else cannot be read there: the parts that are asked for region by region
/// @param notWatchedSince since when the region is not expected to be read, because it is disabled,
///   excluded, or was denied from the beginning
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

  /// A region without a row.
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

  /// The row of a watched region that was read now, to its end or in part.
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

  /// The row of a watched region that was not read now: what is known stays.
  public RegionRow unread(Optional<Trouble> trouble) {
    return new RegionRow(
        region, account, readAt, readInPart, counts, atRisk, trouble, troubles, Optional.empty());
  }

  /// With these troubles.
  public RegionRow with(Map<ScanPart, Trouble> now) {
    return new RegionRow(
        region, account, readAt, readInPart, counts, atRisk, unread, now, notWatchedSince);
  }

  /// The row of a region that is not watched: since `since`, or since the earlier time that the row
  /// already has. Its other troubles end.
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

  /// Whether the region was ever read, or could not be. Neither is true of a region without SES.
  public boolean isKnown() {
    return readAt.isPresent() || unread.isPresent();
  }
}
