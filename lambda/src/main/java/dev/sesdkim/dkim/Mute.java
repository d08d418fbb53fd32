package dev.sesdkim.dkim;

import java.time.Instant;
import java.util.List;

/// A person's request to send no alerts about an identity for a time.
///
/// @param region the region of the identity, or [#EVERYWHERE]
/// @param name the identity's name, as SES gives it
/// @param until when alerts begin again
/// @param reason why, in the person's words
/// @param by the ARN of the caller who wrote the mute
/// @param at when the mute was written
public record Mute(
    String account,
    String region,
    String name,
    Instant until,
    String reason,
    String by,
    Instant at) {

  /// In place of a region: every region.
  public static final String EVERYWHERE = "*";

  /// Whether both mute the same name in the same account, in whatever region.
  public boolean isOfSameIdentity(Mute other) {
    return account.equals(other.account) && name.equals(other.name);
  }

  /// Whether the other mutes the same identity for longer, in a region where this one holds too.
  public boolean isOutlivedBy(Mute other) {
    return isOfSameIdentity(other)
        && (region.equals(EVERYWHERE) || List.of(region, EVERYWHERE).contains(other.region))
        && other.until.isAfter(until);
  }

  boolean holds(Instant now) {
    return until.isAfter(now);
  }
}
