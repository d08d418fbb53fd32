package dev.sesdkim.local;

import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.Stretch;
import dev.sesdkim.dkim.Verdict;
import dev.sesdkim.local.text.AccountLabels;
import dev.sesdkim.local.text.AccountRegion;
import dev.sesdkim.local.text.AccountStatus;
import dev.sesdkim.local.text.HistoryJson;
import dev.sesdkim.local.text.HistoryText;
import dev.sesdkim.local.text.StatusView;
import dev.sesdkim.scan.ScanFailure;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Shows the history of one identity from a deployed table.
@Command(
    name = "history",
    description = {
      "Shows one identity's history in every region of every account, newest first, each line a stretch of time in"
          + " which nothing changed. The exit status tells how it stands now, as that of status"
          + " does: a mute fails none, and what could not be read is unknown.",
      "It needs dynamodb:Query on the table, and without --table cloudformation:DescribeStacks."
    })
final class HistoryCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "NAME",
      description = "A domain or an address, in any case, in Unicode or in A-labels.")
  String name = "";

  @Mixin DeployedOptions monitor = new DeployedOptions();

  @Mixin OutputOptions output = new OutputOptions();

  private final Surroundings here;

  HistoryCommand(Surroundings here) {
    this.here = here;
  }

  @Override
  public Integer call() {
    try (Aws access = monitor.access()) {
      String account = new Caller(access).account();
      Instant now = here.clock().instant();
      DeployedTable deployed = monitor.open(access, here.terminal());
      List<KnownAccount> asked = monitor.accounts.all(deployed, account);
      AccountLabels names = KnownAccount.names(asked);
      KnownIdentities known = deployed.identities(asked);
      NavigableSet<AccountRegion> regions = known.regions();
      if (regions.isEmpty()) {
        throw nothing(
            deployed,
            names.several()
                ? "No region of %s was scanned yet.".formatted(names.words())
                : "No region of account %s was scanned yet.".formatted(names.words()));
      }
      NavigableMap<AccountRegion, List<Stretch>> stretches = known.history(regions, name);
      if (stretches.isEmpty()) {
        throw nothing(deployed, "%s was never seen in %s.".formatted(name, where(names, regions)));
      }
      String seen =
          stretches.values().stream()
              .flatMap(List::stream)
              .findFirst()
              .orElseThrow()
              .identity()
              .name();
      List<AccountStatus> watched = deployed.regions(monitor.accounts.watched(asked));
      Function<AccountRegion, Optional<Instant>> notWatchedSince =
          where -> notWatchedSince(where, asked, watched);
      output.print(
          here.terminal(),
          () -> HistoryJson.of(seen, names, stretches, notWatchedSince),
          page -> HistoryText.of(seen, stretches, names, notWatchedSince, now, page));
      return exitStatus(watched, stretches, now);
    }
  }

  /// For example `eu-west-1, us-east-1`, or `3 accounts`.
  private static String where(AccountLabels names, NavigableSet<AccountRegion> regions) {
    return names.several()
        ? names.words()
        : String.join(", ", regions.stream().map(AccountRegion::region).toList());
  }

  private static ScanFailure nothing(DeployedTable deployed, String why) {
    return new ScanFailure(
        "Table %s has no history to show: %s".formatted(deployed.name(), why),
        new Problem(Problem.Kind.STORE, "dynamodb:Query", why));
  }

  /// Since when the account or the region is no longer watched.
  private static Optional<Instant> notWatchedSince(
      AccountRegion where, List<KnownAccount> asked, List<AccountStatus> watched) {
    return Stream.concat(
            asked.stream()
                .filter(account -> account.id().equals(where.account()))
                .flatMap(account -> account.row().stream())
                .map(row -> row.watch().notWatchedSince()),
            watched.stream()
                .flatMap(account -> account.regions().stream())
                .filter(row -> new AccountRegion(row.account(), row.region()).equals(where))
                .map(RegionRow::notWatchedSince))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /// The exit status by the stretches that have not ended. If there are none where scans look, the
  /// identity is unknown now.
  private static int exitStatus(
      List<AccountStatus> accounts,
      NavigableMap<AccountRegion, List<Stretch>> stretches,
      Instant now) {
    Counts counts = Counts.NONE;
    for (List<Stretch> history : stretches.values()) {
      for (Stretch stretch : history) {
        if (stretch.until().isEmpty()) {
          counts = verdict(accounts, stretch).map(counts::plus).orElse(counts);
        }
      }
    }
    return ExitStatus.of(
        counts, counts.total() > 0 && new StatusView(accounts, List.of()).isComplete(now));
  }

  private static Optional<Verdict> verdict(List<AccountStatus> accounts, Stretch last) {
    return accounts.stream()
        .filter(one -> one.account().id().equals(last.identity().account()))
        .findFirst()
        .flatMap(one -> one.verdict(last));
  }
}
