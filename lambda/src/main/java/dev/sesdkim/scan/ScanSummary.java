package dev.sesdkim.scan;

import static java.util.stream.Collectors.joining;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanRecord;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// What a scan came to.
public sealed interface ScanSummary {

  /// Another scan held the lease, so nothing was done.
  record Skipped(String account, String scanId) implements ScanSummary {}

  /// The scan ran to its end.
  ///
  /// @param regions what became of each
  /// @param alerts what became of each alert, in the order of sending
  record Finished(ScanRecord scan, List<RegionResult> regions, List<AlertResult> alerts)
      implements ScanSummary {

    public Finished {
      regions = List.copyOf(regions);
      alerts = List.copyOf(alerts);
    }

    /// Why the invocation must fail all the same, so that somebody notices: no region could be read
    /// (S5), or an alert did not get out.
    public Optional<String> failure() {
      if (scan.regionsRead().isEmpty()) {
        return Optional.of(
            new TreeMap<>(scan.regionsNotRead())
                .entrySet().stream()
                    .map(region -> region.getKey() + ": " + region.getValue().sentence())
                    .collect(joining("; ", "No region could be read. ", "")));
      }
      return alerts.stream()
          .flatMap(alert -> alert.problem().stream())
          .findFirst()
          .map(problem -> "An alert is not out and stays due: " + problem.sentence());
    }
  }

  /// What became of one alert.
  ///
  /// @param domain the domain it is about, `*` when it is about the account
  /// @param problem why it is not out; empty when it is
  record AlertResult(AlertKind kind, String domain, Optional<Problem> problem) {}
}
