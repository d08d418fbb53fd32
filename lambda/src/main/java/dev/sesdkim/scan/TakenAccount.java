package dev.sesdkim.scan;

import dev.sesdkim.dkim.ScanContext;
import java.time.Instant;

/// An account that a scan has taken, and what the scan may do with it.
///
/// @param claim the right to write about the account
/// @param context what the rules must know of the scan of this account
/// @param store where the account is kept
/// @param log names the account, unless it is the monitor's own
record TakenAccount(ScanRun run, Claim claim, ScanContext context, Store store, ScanLog log) {

  String id() {
    return claim.account();
  }

  /// When the scan started.
  Instant at() {
    return run.moment().at();
  }
}
