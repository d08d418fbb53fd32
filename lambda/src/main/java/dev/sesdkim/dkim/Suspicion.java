package dev.sesdkim.dkim;

import java.time.Instant;

/// Something that one scan saw and that a second scan must confirm before an alert.
///
/// @param at when the scan that first saw it started
/// @param scanId that scan; a retry of the same invocation has the same id and confirms nothing
public record Suspicion(Instant at, String scanId) {

  public static Suspicion of(Moment moment) {
    return new Suspicion(moment.at(), moment.scanId());
  }

  /// What may be suspected.
  public enum Finding {
    /// A DKIM record is wrong in DNS although SES says `Success`.
    AT_RISK,
    /// A domain that met the bulk-sender rules no longer does.
    NOT_READY,
    /// SES made a new key, but DNS still publishes the old keys.
    KEY_UNCHANGED,
    /// SES no longer lists the identity, or the domain that governs an address.
    MISSING,
    /// SES lists a removed identity again, but its status is still unknown.
    RETURNED
  }
}
