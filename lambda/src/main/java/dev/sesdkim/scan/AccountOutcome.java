package dev.sesdkim.scan;

import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.Problem;
import java.time.Instant;
import java.util.Optional;

/// The outcome of a scan for an account other than the monitor's own.
sealed interface AccountOutcome {

  /// The account's scan, if the account was taken.
  default Optional<AccountScan> scanned() {
    return switch (this) {
      case Scanned(AccountScan scan) -> Optional.of(scan);
      case Waits _, Busy _, Failed _ -> Optional.empty();
    };
  }

  /// Ends the account's scan, if the account was taken.
  ///
  /// @return the account's part of the scan's summary
  default ScanSummary.OtherAccount end(Instant now, ScanTelling telling) {
    return switch (this) {
      case Scanned(AccountScan scan) -> end(scan, now, telling);
      case Waits(Account account) -> ScanSummary.OtherAccount.waiting(account);
      case Busy(Account account) -> ScanSummary.OtherAccount.busy(account);
      case Failed(Account account, Problem problem) ->
          ScanSummary.OtherAccount.failed(account, problem);
    };
  }

  private static ScanSummary.OtherAccount end(AccountScan scan, Instant now, ScanTelling telling) {
    scan.endWatch(telling.untold());
    boolean healthy = scan.isHealthy(telling.untold(), telling.isHeard());
    try {
      return ScanSummary.OtherAccount.scanned(
          scan.account(),
          scan.end(now, telling.told(scan), healthy),
          scan.failure().map(ScanFailure::problem));
    } catch (ScanFailure unsaved) {
      return ScanSummary.OtherAccount.failed(scan.account(), unsaved.problem());
    }
  }

  /// The account was taken; its scan says whether it was read.
  record Scanned(AccountScan scan) implements AccountOutcome {}

  /// The scan's time for reading ended before the account's turn.
  record Waits(Account account) implements AccountOutcome {}

  /// Another scan has the account.
  record Busy(Account account) implements AccountOutcome {}

  /// The account's row could not be read or written, or its scan failed or did not end in time.
  record Failed(Account account, Problem problem) implements AccountOutcome {}
}
