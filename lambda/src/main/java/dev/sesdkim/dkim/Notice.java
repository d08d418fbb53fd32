package dev.sesdkim.dkim;

import java.time.Instant;
import java.util.Optional;

/// What people were told about an identity.
///
/// @param toldAt when the last alert about it went out
/// @param graceUntil when `FOUND_UNVERIFIED` is due, while it is and nobody was told: part of the
///   key of its due row
public record Notice(Optional<Instant> toldAt, Optional<Instant> graceUntil) {

  /// Nothing was told and nothing is due.
  public static Notice none() {
    return new Notice(Optional.empty(), Optional.empty());
  }

  public Notice grace(Optional<Instant> until) {
    return new Notice(toldAt, until);
  }

  /// Told; what was due is no longer.
  public Notice told(Instant at) {
    return new Notice(Optional.of(at), Optional.empty());
  }
}
