package dev.sesdkim.scan;

import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.Problem;
import java.time.Instant;
import java.util.Optional;

/// What became of an account, other than the monitor's own, that had its turn in a scan.
sealed interface AccountOutcome {

  /// The account's scan, if it got so far; it was read, or says why not.
  default Optional<AccountScan> scanned() {
    return switch (this) {
      case Scanned(AccountScan scan) -> Optional.of(scan);
      case Waits _, Busy _, Failed _ -> Optional.empty();
    };
  }

  /// Ends the account's scan, if it got so far.
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
    scan.keepTurn(telling.untold());
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

  /// It was taken, and read or not.
  record Scanned(AccountScan scan) implements AccountOutcome {}

  /// The scan's time for reading ended before its turn came.
  record Waits(Account account) implements AccountOutcome {}

  /// Another scan has it.
  record Busy(Account account) implements AccountOutcome {}

  /// Its row could not be read or written.
  record Failed(Account account, Problem problem) implements AccountOutcome {}
}
