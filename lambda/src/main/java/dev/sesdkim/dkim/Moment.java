package dev.sesdkim.dkim;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// The scan in which something was seen.
///
/// @param at when the scan started, in whole milliseconds: the resolution of the table
/// @param scanId the scan
public record Moment(Instant at, String scanId) {

  public Moment {
    at = at.truncatedTo(ChronoUnit.MILLIS);
  }

  /// This moment, or the first instant after `other` if the clock has gone backwards: a stretch of
  /// history never begins before the previous one.
  public Instant after(Instant other) {
    return at.isAfter(other) ? at : other.plusMillis(1);
  }
}
