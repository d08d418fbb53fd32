package dev.sesdkim.scan;

import dev.sesdkim.dkim.Problem;

/// The lease of a scan that runs: a scan that was held up for longer than its lease (a laptop that
/// slept, a frozen machine) finds out here that another one has come meanwhile.
record HeldLease(Lease lease) {

  /// Returns if nobody has taken the lease since the scan did.
  ///
  /// @throws ScanFailure if somebody has: what this scan knows may be older than what that one
  ///   wrote
  void require(ScanRun run) {
    if (!lease.isStillOf(run.account(), run.holder())) {
      throw new ScanFailure(
          "Another scan of account %s has taken over while this one was held up; it does no more."
              .formatted(run.account()),
          new Problem(Problem.Kind.DEADLINE, "scan", "another scan has taken over"));
    }
  }
}
