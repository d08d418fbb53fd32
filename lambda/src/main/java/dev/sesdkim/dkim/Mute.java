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
    return isOfSameIdentity(other) && overlaps(other) && other.until.isAfter(until);
  }

  /// Whether the other mutes a domain at or above this address, in a region where this one holds
  /// too.
  public boolean isBelow(Mute other) {
    return name.contains("@")
        && account.equals(other.account)
        && overlaps(other)
        && DnsName.within(name.substring(name.lastIndexOf('@') + 1), other.name);
  }

  private boolean overlaps(Mute other) {
    return region.equals(EVERYWHERE) || List.of(region, EVERYWHERE).contains(other.region);
  }

  boolean holds(Instant now) {
    return until.isAfter(now);
  }
}
