package dev.sesdkim.dkim;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the rules must know of a scan besides what it reads.
///
/// @param moment the scan
/// @param starts when the last three scans started, oldest first; the last is this one
/// @param started whether `STARTED` went out before this scan
/// @param confirm the least time between two scans that together confirm a warning
/// @param grace how long an identity that is being set up may be unverified before an alert
/// @param mutes what people have muted
public record ScanContext(
    Moment moment,
    List<Instant> starts,
    boolean started,
    Duration confirm,
    Duration grace,
    Mutes mutes) {
  public ScanContext {
    starts = List.copyOf(starts);
  }

  /// Whether something that began then has lasted for three scans.
  public boolean lastedThreeScans(Instant since) {
    return starts.size() == AccountRow.STARTS && !since.isAfter(starts.getFirst());
  }

  /// When the previous scan started.
  public Optional<Instant> previousStart() {
    return starts.size() < 2 ? Optional.empty() : Optional.of(starts.get(starts.size() - 2));
  }

  /// Whether something has been due since before the previous scan started.
  public boolean isOverdue(Due due) {
    return previousStart().filter(start -> due.dueAt().isBefore(start)).isPresent();
  }

  /// Whether another scan than this one had the suspicion.
  public boolean isSecondLookAt(Moment suspicion) {
    return !suspicion.scanId().equals(moment.scanId());
  }

  /// Whether this scan can confirm the suspicion: another scan had it, long enough ago that no
  /// cached DNS answer is left.
  public boolean confirms(Moment suspicion) {
    return isSecondLookAt(suspicion) && !suspicion.at().plus(confirm).isAfter(moment.at());
  }
}
