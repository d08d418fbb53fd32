package dev.sesdkim.dkim;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a scan came to: one row of the table.
///
/// @param finishedAt absent while the scan runs, and for ever when it died
/// @param regionsRead in alphabetical order, those without SES left out
/// @param regionsNotRead each with its reason
/// @param changes how many of each kind, kinds that did not occur left out
/// @param alertsSent how many alerts went out
/// @param alertsDue account-wide alerts that are decided and not out: `STARTED`, or `SCAN_PROBLEM
///   <region>`
public record ScanRecord(
    String scanId,
    String account,
    Instant startedAt,
    Optional<Instant> finishedAt,
    List<String> regionsRead,
    Map<String, Problem> regionsNotRead,
    Counts counts,
    Map<ChangeKind, Integer> changes,
    int alertsSent,
    List<String> alertsDue) {

  public ScanRecord {
    regionsRead = List.copyOf(regionsRead);
    regionsNotRead = Map.copyOf(regionsNotRead);
    changes = Map.copyOf(changes);
    alertsDue = List.copyOf(alertsDue);
  }
}
