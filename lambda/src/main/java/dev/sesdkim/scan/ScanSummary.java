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

/// The result of a scan.
public sealed interface ScanSummary {

  /// Another scan had the monitor's own account, so nothing was done.
  record Skipped(String account, String scanId) implements ScanSummary {}

  /// The scan ran to its end.
  ///
  /// @param scan the scan of the monitor's own account
  /// @param regions the result of each of its regions
  /// @param others the result of each other account
  /// @param anyRegionRead whether a region of any account was read, at least in part
  /// @param alerts the result of each alert, in the order of sending
  /// @param subscribers how many confirmed subscriptions the topic has; empty if unknown
  /// @param untold how many due rows were not sent
  /// @param troubles what the scans cannot read or do besides regions and identities; for a part
  ///   that is asked for region by region, the gravest trouble
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

    /// Why the invocation must fail although the scan ran to its end, so that a person notices: no
    /// region could be read (S5), or an alert was not sent or stays due although it was sent.
    public Optional<String> failure() {
      if (!anyRegionRead) {
        return Optional.of(
            new TreeMap<>(scan.regionsNotRead())
                .entrySet().stream()
                    .map(region -> region.getKey() + ": " + region.getValue().sentence())
                    .collect(joining("; ", "No region could be read. ", ""))
                    .strip());
      }
      return alerts.stream()
          .flatMap(alert -> alert.problem().stream())
          .findFirst()
          .map(problem -> "An alert stays due and the next scan tells it: " + problem.sentence());
    }
  }

  /// The result of an account other than the monitor's own.
  ///
  /// @param scan its scan, if the account was taken
  /// @param problem why the account was not scanned, if that has one reason
  record OtherAccount(
      Account account, Outcome outcome, Optional<ScanRecord> scan, Optional<Problem> problem) {

    /// The result in one word.
    public enum Outcome {
      /// The account was scanned; its scan says which of its regions were read.
      SCANNED,
      /// The account could not be scanned, or its row could not be written.
      NOT_SCANNED,
      /// Another scan has the account.
      SKIPPED,
      /// The account waits for a later scan.
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

    /// Whether the account is healthy. If another scan has the account, that scan reports on it.
    public boolean healthy() {
      return switch (outcome) {
        case SCANNED -> scan.filter(ScanRecord::healthy).isPresent();
        case SKIPPED -> true;
        case NOT_SCANNED, WAITING -> false;
      };
    }
  }

  /// The result of one alert.
  ///
  /// @param domains the domains that the alert is about; none when it is about accounts as a whole
  /// @param out whether SNS accepted it
  /// @param problem why the alert was not sent, or why it will be sent again although it was; empty
  ///   if all is well
  record AlertResult(AlertKind kind, List<String> domains, boolean out, Optional<Problem> problem) {
    public AlertResult {
      domains = List.copyOf(domains);
    }
  }
}
