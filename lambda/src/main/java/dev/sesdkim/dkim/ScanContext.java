package dev.sesdkim.dkim;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the judgement of a scan must know besides what it sees.
///
/// @param moment the scan
/// @param starts when the last three scans started, oldest first; the last is this one
/// @param started whether people were told before this scan that monitoring began
/// @param confirm how far apart two scans must be at least that agree on a warning
/// @param grace how long an identity that is being set up may be unverified untold
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

  /// Of an account in which nothing is muted.
  public ScanContext(
      Moment moment, List<Instant> starts, boolean started, Duration confirm, Duration grace) {
    this(moment, starts, started, confirm, grace, Mutes.NONE);
  }

  /// Whether something that began then has lasted for three scans.
  public boolean lastedThreeScans(Instant since) {
    return starts.size() == AccountRow.STARTS && !since.isAfter(starts.getFirst());
  }

  /// When the scan before this one started.
  public Optional<Instant> previousStart() {
    return starts.size() < 2 ? Optional.empty() : Optional.of(starts.get(starts.size() - 2));
  }

  /// Whether this scan is another one than the one that had the suspicion.
  public boolean isSecondLookAt(Suspicion suspicion) {
    return !suspicion.scanId().equals(moment.scanId());
  }

  /// Whether this scan may confirm what that one saw: another scan, and late enough that no cached
  /// answer of DNS is left.
  public boolean confirms(Suspicion suspicion) {
    return isSecondLookAt(suspicion) && !suspicion.at().plus(confirm).isAfter(moment.at());
  }
}
