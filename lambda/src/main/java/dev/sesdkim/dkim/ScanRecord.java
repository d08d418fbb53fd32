package dev.sesdkim.dkim;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What a scan came to: one row of the log. Nothing that is remembered depends on it.
///
/// @param regionsRead read to their end, in alphabetical order, those without SES left out
/// @param regionsReadInPart each with what kept it from being read to its end
/// @param regionsNotRead each with its reason
/// @param counts over all regions that are watched: as of now, or as last known
/// @param changes how many of each kind, kinds that did not occur left out
/// @param alertsTold how many alerts went out
/// @param healthy whether there was nothing to complain of (S8)
public record ScanRecord(
    String scanId,
    String account,
    Instant startedAt,
    Instant finishedAt,
    List<String> regionsRead,
    Map<String, Problem> regionsReadInPart,
    Map<String, Problem> regionsNotRead,
    Counts counts,
    Map<ChangeKind, Integer> changes,
    int alertsTold,
    boolean healthy) {
  public ScanRecord {
    regionsRead = List.copyOf(regionsRead);
    regionsReadInPart = Map.copyOf(regionsReadInPart);
    regionsNotRead = Map.copyOf(regionsNotRead);
    changes = Map.copyOf(changes);
  }

  /// The same scan, ended later, after more alerts.
  public ScanRecord told(Instant end, int more, boolean good) {
    return new ScanRecord(
        scanId,
        account,
        startedAt,
        end,
        regionsRead,
        regionsReadInPart,
        regionsNotRead,
        counts,
        changes,
        alertsTold + more,
        good);
  }
}
