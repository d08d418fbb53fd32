package dev.sesdkim.scan;

import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.AccountTurn;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.ScanRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads one account in a scan by many functions, and saves it as any scan does. What becomes due
/// stays due, and the last step sends it.
public record AccountWorker(
    AccountSources sources,
    RegionSelection selection,
    Store store,
    Optional<DnsLookup> dns,
    Patience patience,
    ScanLog log) {

  /// The outcome for the account.
  public sealed interface Result {

    /// The account was scanned; the row says which of its regions were read.
    ///
    /// @param scan its row in the scans' log
    record Scanned(ScanRecord scan) implements Result {}

    /// Another scan has the account.
    record Busy() implements Result {}

    /// The account could not be scanned.
    record NotRead(Problem problem) implements Result {}
  }

  /// Reads and saves the account.
  ///
  /// @throws ScanFailure if its row cannot be read or written
  public Result run(ScanRun run, AccountTurn turn) {
    SharedDns shared = new SharedDns(dns, run.evidence());
    ScanLog lines = new AccountLog(log, turn.account().id());
    AccountTaking taking = new AccountTaking(run, patience, store, lines);
    Optional<AccountScan> taken = taking.take(turn.account());
    if (taken.isEmpty()) {
      lines.warn("account left out: another scan has it", Map.of());
      return new Result.Busy();
    }
    AccountScan scan = taken.get();
    try {
      new AccountReading(taking, sources, selection, shared, ScanProgress.NONE)
          .read(turn.kind(), scan);
      scan.collect(seen(run, turn.kind(), shared, scan), shared.leftOut());
      scan.due().add(scan.noteRows());
      return ended(run, scan);
    } catch (ScanFailure failure) {
      if (failure.isSuperseded()) {
        lines.warn("account left out: a later scan has it", Map.of());
        return new Result.Busy();
      }
      throw failure;
    } finally {
      scan.giveBack(run.end().clock().instant(), 0);
    }
  }

  /// An account that is no longer watched has no troubles.
  private static Map<ScanPart, Optional<Problem>> seen(
      ScanRun run, AccountTurn.Kind turn, SharedDns shared, AccountScan scan) {
    return switch (turn) {
      case LISTED, MISSING -> AccountTroubles.ofReading(run, shared, scan.failure());
      case GONE -> Map.of();
    };
  }

  private static Result ended(ScanRun run, AccountScan scan) {
    Instant now = run.end().clock().instant();
    // The watch may end while something is due: the last step takes every account with something
    // due.
    scan.endWatch(List.of());
    boolean healthy = scan.isHealthy(List.of(), true);
    Set<String> due = scan.due().places();
    scan.remember(
        scan.row()
            .worked(
                new AccountRow.Work(
                    run.moment().scanId(),
                    run.moment().at(),
                    due,
                    scan.tally().anyRegionRead(),
                    healthy)));
    ScanRecord record = scan.end(now, 0, healthy);
    return scan.failure()
        .<Result>map(why -> new Result.NotRead(why.problem()))
        .orElseGet(() -> new Result.Scanned(record));
  }
}
