package dev.sesdkim.local;

import dev.sesdkim.aws.table.BackOff;
import dev.sesdkim.aws.table.DynamoReports;
import dev.sesdkim.aws.table.Table;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.State;
import dev.sesdkim.local.text.StatusView;
import dev.sesdkim.rules.VerifiedDomains;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import picocli.CommandLine.Option;

/// Which deployed table is read.
final class TableOptions {

  @Option(
      names = "--table",
      paramLabel = "NAME",
      required = true,
      description = "The table of a deployed monitor, as the deployment printed it.")
  String name = "";

  @Option(
      names = "--region",
      paramLabel = "CODE",
      description = "The region that the table is in. Without it, the configured one.")
  Optional<String> region = Optional.empty();

  /// The table is only read: nothing that is kept gets an end here.
  private static final Duration RETENTION = Duration.ZERO;

  /// What the table knows of the account now.
  StatusView status(Aws aws, String account, PrintWriter notes) {
    DynamoReports reports = reports(aws, notes);
    List<RegionRow> regions = reports.regions(account);
    List<State> unverified = reports.unverified(account);
    return new StatusView(
        account,
        reports.account(account),
        regions,
        unverified,
        VerifiedDomains.of(reports.verifiedAbove(unverified, regions)),
        reports.due(account));
  }

  DynamoReports reports(Aws aws, PrintWriter notes) {
    return new DynamoReports(
        table(aws),
        new BackOff(Thread::sleep, new Random()::nextDouble),
        row -> notes.println("Left out: " + row.sentence() + "."));
  }

  private Table table(Aws aws) {
    return new Table(aws.clients().dynamoDb(aws.region()), name, aws.region(), RETENTION);
  }
}
