package dev.sesdkim.dkim;

import java.time.Instant;

/// A person's word that an identity is to be kept quiet for a time.
///
/// @param region the region of the identity, or [#EVERYWHERE]
/// @param name the identity's name, as SES gives it
/// @param until the moment from which on it is told again
/// @param reason why, in the person's words
/// @param by whose credentials wrote it: the caller's ARN
/// @param at when
public record Mute(
    String account,
    String region,
    String name,
    Instant until,
    String reason,
    String by,
    Instant at) {

  /// In place of a region: in each of them.
  public static final String EVERYWHERE = "*";

  boolean holds(Instant now) {
    return until.isAfter(now);
  }
}
