package dev.sesdkim.scan;

import static java.util.stream.Collectors.joining;

import dev.sesdkim.dkim.Account;
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
  /// @param scan of the monitor's own account
  /// @param regions what became of each of its regions
  /// @param others what became of the other accounts
  /// @param anyRegionRead whether a region of any account was read, at least in part
  /// @param alerts what became of each alert, in the order of sending
  /// @param subscribers how many confirmed subscriptions the topic has; empty if it does not tell
  /// @param untold how many things are due and were not told
  /// @param troubles what the scans cannot read or do besides regions and identities; of what is
  ///   asked for region by region, that of the region which has it longest
  record Finished(
      ScanRecord scan,
      List<RegionResult> regions,
      List<OtherAccount> others,
      boolean anyRegionRead,
      List<AlertResult> alerts,
      Optional<Integer> subscribers,
      int untold,
      Map<ScanPart, Trouble> troubles)
      implements ScanSummary {
    public Finished {
      regions = List.copyOf(regions);
      others = List.copyOf(others);
      alerts = List.copyOf(alerts);
      troubles = Map.copyOf(troubles);
    }

    /// A scan of one account alone.
    public Finished(
        ScanRecord scan,
        List<RegionResult> regions,
        List<AlertResult> alerts,
        Optional<Integer> subscribers,
        int untold,
        Map<ScanPart, Trouble> troubles) {
      this(
          scan,
          regions,
          List.of(),
          !scan.regionsRead().isEmpty() || !scan.regionsReadInPart().isEmpty(),
          alerts,
          subscribers,
          untold,
          troubles);
    }

    /// Why the invocation must fail all the same, so that somebody notices: no region could be read
    /// (S5), or an alert did not get out.
    public Optional<String> failure() {
      if (!anyRegionRead) {
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

  /// What became of an account other than the monitor's own.
  ///
  /// @param scan its scan, if it was taken
  /// @param problem why it was not read, if that has one reason
  record OtherAccount(
      Account account, Outcome outcome, Optional<ScanRecord> scan, Optional<Problem> problem) {

    /// What became of it, in one word.
    public enum Outcome {
      /// It was read, in part or whole.
      SCANNED,
      /// It could not be read.
      NOT_SCANNED,
      /// Another scan has it.
      SKIPPED,
      /// It has to wait for a later scan.
      WAITING
    }

    static OtherAccount scanned(Account account, ScanRecord scan, Optional<Problem> problem) {
      return new OtherAccount(
          account,
          problem.isEmpty() ? Outcome.SCANNED : Outcome.NOT_SCANNED,
          Optional.of(scan),
          problem);
    }

    static OtherAccount failed(Account account, Problem problem) {
      return new OtherAccount(account, Outcome.NOT_SCANNED, Optional.empty(), Optional.of(problem));
    }

    static OtherAccount busy(Account account) {
      return new OtherAccount(account, Outcome.SKIPPED, Optional.empty(), Optional.empty());
    }

    static OtherAccount waiting(Account account) {
      return new OtherAccount(account, Outcome.WAITING, Optional.empty(), Optional.empty());
    }

    /// Whether there is nothing to complain of. Another scan that has the account says so itself.
    public boolean healthy() {
      return switch (outcome) {
        case SCANNED -> scan.filter(ScanRecord::healthy).isPresent();
        case SKIPPED -> true;
        case NOT_SCANNED, WAITING -> false;
      };
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
