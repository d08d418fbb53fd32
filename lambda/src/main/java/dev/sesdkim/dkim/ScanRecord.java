package dev.sesdkim.dkim;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The result of a scan of an account: one row of the log. Reports and the last step of the state
/// machine read it; no state depends on it.
///
/// @param regionsRead the regions that were read to their end, in alphabetical order, without those
///   that have no SES
/// @param regionsReadInPart each with what kept it from being read to its end
/// @param regionsNotRead each with its reason
/// @param counts over all regions that are watched: as of now, or as last known
/// @param changes how many changes of each kind, without kinds that did not occur
/// @param alertsTold how many alerts went out
/// @param healthy whether the scan was healthy (S8)
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
