package dev.sesdkim.rules;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanContext;
import dev.sesdkim.dkim.Trouble;
import java.util.List;
import java.util.Optional;

/// How something that a scan cannot read or do changes from one scan to the next.
///
/// It is reported once: after three scans, or at once. Its end is reported only if the trouble was.
///
/// @param after what is remembered; empty if all is well
/// @param due what is to be reported
public record TroubleTransition(Optional<Trouble> after, List<Due.OfScan> due) {

  /// Compares what is remembered with what this scan met.
  ///
  /// @param now the problem that this scan met; empty if all is well
  /// @param atOnce whether one scan is enough to report it
  /// @param place as in [Due#place]
  /// @param subject as in [Due.OfScan]
  public static TroubleTransition of(
      Optional<Trouble> before,
      Optional<Problem> now,
      boolean atOnce,
      String account,
      String place,
      String subject,
      ScanContext scan) {
    if (now.isEmpty()) {
      return new TroubleTransition(
          Optional.empty(),
          before
              .filter(Trouble::told)
              .map(
                  ended ->
                      due(
                          AlertKind.OfScan.SCAN_RECOVERED,
                          ended,
                          ended.problem(),
                          account,
                          place,
                          subject,
                          scan))
              .map(List::of)
              .orElse(List.of()));
    }
    Trouble trouble = before.orElseGet(() -> new Trouble(scan.moment().at(), now.get(), false));
    if (trouble.told() || !(atOnce || scan.lastedThreeScans(trouble.since()))) {
      return new TroubleTransition(Optional.of(trouble), List.of());
    }
    return new TroubleTransition(
        Optional.of(trouble.asTold()),
        List.of(
            due(AlertKind.OfScan.SCAN_PROBLEM, trouble, now.get(), account, place, subject, scan)));
  }

  private static Due.OfScan due(
      AlertKind.OfScan kind,
      Trouble trouble,
      Problem problem,
      String account,
      String place,
      String subject,
      ScanContext scan) {
    return new Due.OfScan(
        kind,
        account,
        place,
        subject,
        problem,
        trouble.since(),
        scan.moment().at(),
        scan.moment().at(),
        scan.moment().scanId(),
        Optional.empty());
  }
}
