package dev.sesdkim;

import dev.sesdkim.aws.AccountListsInBucket;
import dev.sesdkim.scan.AccountLister;
import dev.sesdkim.scan.AccountWorker;
import dev.sesdkim.scan.LastStep;
import dev.sesdkim.scan.ScanLog;
import dev.sesdkim.scan.ScanRun;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Runs the steps of the state machine, which reads each account in an invocation of its own, and
/// returns the result of each step as JSON.
record FanOutSteps(ScanWiring wiring, ScanLog log) {

  /// Lists the accounts, and returns what the next steps need.
  ///
  /// @throws dev.sesdkim.scan.ScanFailure as [AccountLister#run] does
  Map<String, Object> run(FanOutStep.ListAccounts step, ScanRun run, String bucket) {
    AccountLister.Listed listed = wiring.lister(log).run(run);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("scanId", step.scanId());
    answer.put("startedAt", step.startedAt().toString());
    answer.put("bucket", bucket);
    answer.put("key", AccountListsInBucket.key(step.scanId()));
    answer.put("accounts", listed.accounts());
    answer.put("problem", FanOutStep.json(listed.unlisted()));
    log.info("accounts listed", Map.of("accounts", listed.accounts()));
    return answer;
  }

  /// Reads one account, and returns a short result; the table has the rest.
  ///
  /// @throws dev.sesdkim.scan.ScanFailure as [AccountWorker#run] does
  Map<String, Object> run(FanOutStep.OneAccount step, ScanRun run) {
    AccountWorker.Result result = wiring.worker(log).run(run, step.turn());
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("account", step.turn().account().id());
    switch (result) {
      case AccountWorker.Result.Scanned(var scan) -> {
        answer.put("outcome", "SCANNED");
        answer.put("identities", scan.counts().total());
        answer.put("regionsNotRead", scan.regionsNotRead().size());
      }
      case AccountWorker.Result.Busy _ -> answer.put("outcome", "BUSY");
      case AccountWorker.Result.NotRead(var problem) -> {
        answer.put("outcome", "FAILED");
        answer.put("because", problem.kind().name() + " on " + problem.action());
      }
    }
    log.info("account ended", answer);
    return answer;
  }

  /// Sends what is due, and returns the result of the whole scan; empty while another invocation
  /// has the monitor's own account.
  ///
  /// @throws dev.sesdkim.scan.ScanFailure as [LastStep#run] does
  Optional<LastStep.Result> run(FanOutStep.Tell step, ScanRun run) {
    return wiring.lastStep(log).run(run, step.startedAt(), step.unlisted());
  }

  /// The summary of the monitor's own account, with counts of all accounts and the ids of the first
  /// accounts that were not scanned; the log names all.
  static Map<String, Object> json(LastStep.Result result) {
    Map<String, Object> accounts = new LinkedHashMap<>();
    accounts.put("all", result.accounts());
    accounts.put("scanned", result.scanned());
    accounts.put("healthy", result.healthy());
    accounts.put("notScannedCount", result.notScanned().size());
    accounts.put("notScanned", result.notScanned().stream().limit(SummaryJson.MOST_NAMED).toList());
    Map<String, Object> answer = SummaryJson.of(result.finished());
    // Before the regions, because a log query reads only the first 200 fields of a line.
    Object regions = answer.remove("regions");
    answer.put("accounts", accounts);
    answer.put("regions", regions);
    return answer;
  }
}
