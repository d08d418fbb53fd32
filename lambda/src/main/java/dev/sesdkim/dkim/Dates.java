package dev.sesdkim.dkim;

import java.time.Instant;
import java.util.Optional;

/// When things began for an identity.
///
/// @param firstSeenAt when a scan first listed it
/// @param since when its verdict began
/// @param stretchSince when the present stretch, in which nothing changed, began: the sort key of
///   its open history row
/// @param removedAt when it was first missing from SES's list, once it is removed
public record Dates(
    Instant firstSeenAt, Instant since, Instant stretchSince, Optional<Instant> removedAt) {

  /// Everything begins now.
  public static Dates from(Instant now) {
    return new Dates(now, now, now, Optional.empty());
  }

  /// A new stretch begins, and perhaps a new verdict.
  public Dates stretch(Instant newSince, Instant newStretchSince) {
    return new Dates(firstSeenAt, newSince, newStretchSince, Optional.empty());
  }

  public Dates removed(Instant at) {
    return new Dates(firstSeenAt, since, stretchSince, Optional.of(at));
  }
}
