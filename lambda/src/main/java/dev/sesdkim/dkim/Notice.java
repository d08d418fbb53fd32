package dev.sesdkim.dkim;

import java.time.Instant;
import java.util.Optional;

/// What people were told about an identity, and whether they want to hear of it.
///
/// @param toldAt when the last alert about it went out
/// @param graceUntil when `FOUND_UNVERIFIED` is due, until it is sent: part of the key of its due
///   row
/// @param mutedUntil until when the identity is muted, as the last scan that read it knew: used
///   when the mutes cannot be read, and to see that a mute has ended
public record Notice(
    Optional<Instant> toldAt, Optional<Instant> graceUntil, Optional<Instant> mutedUntil) {

  /// Nothing was told, nothing is due and nothing is muted.
  public static Notice none() {
    return new Notice(Optional.empty(), Optional.empty(), Optional.empty());
  }

  public Notice grace(Optional<Instant> until) {
    return new Notice(toldAt, until, mutedUntil);
  }

  public Notice muted(Optional<Instant> until) {
    return new Notice(toldAt, graceUntil, until);
  }

  /// An alert went out, so nothing is due any more.
  public Notice told(Instant at) {
    return new Notice(Optional.of(at), Optional.empty(), mutedUntil);
  }
}
