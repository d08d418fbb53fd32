package dev.sesdkim.dkim;

import java.time.Instant;

/// Something that cannot be read or done at present.
///
/// @param since when the scan that first met it started
/// @param problem what went wrong then
/// @param told whether a `SCAN_PROBLEM` about it is due or was sent: it is sent once
public record Trouble(Instant since, Problem problem, boolean told) {

  public Trouble asTold() {
    return new Trouble(since, problem, true);
  }
}
