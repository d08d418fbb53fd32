package dev.sesdkim.local;

import dev.sesdkim.aws.AccountReaders;
import dev.sesdkim.aws.SesPaces;
import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.local.text.AccountView;
import dev.sesdkim.local.text.NotScanned;
import dev.sesdkim.local.text.ProblemAdvice;
import dev.sesdkim.local.text.ScanView;
import dev.sesdkim.scan.AccountSource;
import dev.sesdkim.scan.AccountSources;
import dev.sesdkim.scan.Deadline;
import dev.sesdkim.scan.DnsLookup;
import dev.sesdkim.scan.ScanFailure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Gatherers;

/// Live scans of several accounts, each over a table of its own. An account that cannot be read
/// gives the reason, and the others are still read.
///
/// @param home the account of the caller's credentials
/// @param role the role to assume in each other account
record LiveAccounts(LiveScan scan, Aws access, String home, PersonalRole role) {

  /// How many accounts are read at once; each of their regions takes a thread and a connection.
  private static final int AT_ONCE = 8;

  /// What the scans found in these accounts, at least one.
  ///
  /// @throws ScanFailure if no scan can be made as the options say
  ScanView of(List<Account> accounts) {
    Surroundings here = scan.here();
    AccountSources sources =
        new AccountReaders(
            home,
            access.region(),
            access.clients(),
            role,
            Optional.empty(),
            _ -> Optional.empty(),
            () -> new SesPaces(here.clock(), here.pause(), new Random()));
    scan.requireRegions(() -> sources.of(home).regions().enabled());
    Optional<DnsLookup> dns = scan.dnsIfAsked();
    Deadline end = scan.end(here.clock().instant());
    try (AccountsProgress progress = new AccountsProgress(here.terminal(), accounts.size())) {
      return ScanView.of(
          accounts.stream()
              .gather(
                  Gatherers.mapConcurrent(
                      AT_ONCE, account -> read(account, sources, dns, end, progress)))
              .toList());
    }
  }

  private AccountView read(
      Account account,
      AccountSources sources,
      Optional<DnsLookup> dns,
      Deadline end,
      AccountsProgress progress) {
    Instant start = scan.here().clock().instant();
    try {
      if (end.passed()) {
        throw outOfTime();
      }
      AccountSource source = sources.of(account.id());
      return scan.read(account, source, dns, start, end, progress);
    } catch (ScanFailure failure) {
      return notScanned(account, start, failure.problem());
    } finally {
      progress.doneWithAccount();
    }
  }

  private AccountView notScanned(Account account, Instant at, Problem problem) {
    return new AccountView(
        account,
        LiveScan.ID,
        at,
        List.of(),
        Map.of(),
        Optional.empty(),
        Optional.of(new NotScanned(problem, Optional.empty(), advice(account, problem))));
  }

  private String advice(Account account, Problem problem) {
    return account.id().equals(home)
        ? ProblemAdvice.of(problem)
        : role.advice(problem, access.region(), account.id());
  }

  private static ScanFailure outOfTime() {
    Problem problem = new Problem(Problem.Kind.DEADLINE, "the scan", "no time was left for it");
    return new ScanFailure(problem.sentence(), problem);
  }
}
