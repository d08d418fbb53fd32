package dev.sesdkim.scan;

import static java.util.stream.Collectors.joining;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.dkim.Trouble;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a scan came to.
public sealed interface ScanSummary {

  /// Another scan had the account, so nothing was done.
  record Skipped(String account, String scanId) implements ScanSummary {}

  /// The scan ran to its end.
  ///
  /// @param regions what became of each
  /// @param alerts what became of each alert, in the order of sending
  /// @param subscribers how many confirmed subscriptions the topic has; empty if it does not tell
  /// @param untold how many things are due and were not told
  /// @param troubles what the scans cannot read or do besides regions and identities; of what is
  ///   asked for region by region, that of the region which has it longest
  record Finished(
      ScanRecord scan,
      List<RegionResult> regions,
      List<AlertResult> alerts,
      Optional<Integer> subscribers,
      int untold,
      Map<ScanPart, Trouble> troubles)
      implements ScanSummary {
    public Finished {
      regions = List.copyOf(regions);
      alerts = List.copyOf(alerts);
      troubles = Map.copyOf(troubles);
    }

    /// Why the invocation must fail all the same, so that somebody notices: no region could be read
    /// (S5), or an alert did not get out.
    public Optional<String> failure() {
      if (scan.regionsRead().isEmpty() && scan.regionsReadInPart().isEmpty()) {
        return Optional.of(
            new TreeMap<>(scan.regionsNotRead())
                .entrySet().stream()
                    .map(region -> region.getKey() + ": " + region.getValue().sentence())
                    .collect(joining("; ", "No region could be read. ", "")));
      }
      return alerts.stream()
          .flatMap(alert -> alert.problem().stream())
          .findFirst()
          .map(problem -> "An alert stays due and the next scan tells it: " + problem.sentence());
    }
  }

  /// What became of one alert.
  ///
  /// @param domains the domains that it is about; none when it is about the account
  /// @param out whether SNS took it
  /// @param problem why it is not out, or why it comes again although it is; empty when all is well
  record AlertResult(AlertKind kind, List<String> domains, boolean out, Optional<Problem> problem) {
    public AlertResult {
      domains = List.copyOf(domains);
    }
  }
}
