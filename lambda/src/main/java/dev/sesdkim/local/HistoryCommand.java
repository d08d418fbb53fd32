package dev.sesdkim.local;

import static java.util.stream.Collectors.toCollection;

import dev.sesdkim.aws.table.DynamoReports;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.Stretch;
import dev.sesdkim.local.text.HistoryJson;
import dev.sesdkim.local.text.HistoryText;
import dev.sesdkim.scan.ScanFailure;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Reads from a deployed table what became of one identity.
@Command(
    name = "history",
    description = {
      "Shows one identity's history in every region, newest first, each line a stretch of time in"
          + " which nothing changed. The exit status tells how it stands now.",
      "It needs dynamodb:Query on the table."
    })
final class HistoryCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NAME", description = "A domain, or an address as SES lists it.")
  String name = "";

  @Mixin TableOptions table = new TableOptions();

  @Mixin AwsOptions aws = new AwsOptions();

  @Mixin OutputOptions output = new OutputOptions();

  private final Terminal terminal;

  HistoryCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (Aws access = Aws.of(aws.profile, table.region, Optional.empty())) {
      String account = new Caller(access).account();
      DynamoReports reports = table.reports(access, terminal.err());
      NavigableSet<String> regions = regions(reports, account);
      if (regions.isEmpty()) {
        throw nothing("No region of account %s was scanned yet.".formatted(account));
      }
      NavigableMap<String, List<Stretch>> stretches = new TreeMap<>();
      for (String region : regions) {
        List<Stretch> history = reports.history(new Identity(region, account, name));
        if (!history.isEmpty()) {
          stretches.put(region, history);
        }
      }
      if (stretches.isEmpty()) {
        throw nothing("%s was never seen in %s.".formatted(name, String.join(", ", regions)));
      }
      terminal
          .out()
          .print(
              output.json
                  ? HistoryJson.of(name, account, stretches)
                  : HistoryText.of(name, stretches, terminal.page(output.noColour)));
      terminal.out().flush();
      return exitStatus(stretches);
    }
  }

  private static NavigableSet<String> regions(DynamoReports reports, String account) {
    return reports.regions(account).stream()
        .map(RegionRow::region)
        .collect(toCollection(TreeSet::new));
  }

  private ScanFailure nothing(String why) {
    return new ScanFailure(
        "Table %s holds nothing about it: %s".formatted(table.name, why),
        new Problem(Problem.Kind.STORE, "dynamodb:Query", why));
  }

  /// By the stretches that last; an identity that is nowhere any more cannot be told.
  private static int exitStatus(NavigableMap<String, List<Stretch>> stretches) {
    Counts counts = Counts.NONE;
    for (List<Stretch> history : stretches.values()) {
      for (Stretch stretch : history) {
        counts = stretch.until().isEmpty() ? counts.plus(stretch.verdict()) : counts;
      }
    }
    return ExitStatus.of(counts, counts.total() > 0);
  }
}
