package dev.sesdkim.local;

import dev.sesdkim.aws.table.DynamoReports;
import dev.sesdkim.aws.table.DynamoScans;
import dev.sesdkim.aws.table.Table;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
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

  DynamoScans scans(Aws aws) {
    return new DynamoScans(table(aws));
  }

  DynamoReports reports(Aws aws, PrintWriter notes) {
    return new DynamoReports(table(aws), row -> notes.println("Left out: " + row.sentence() + "."));
  }

  private Table table(Aws aws) {
    return new Table(aws.clients().dynamoDb(aws.region()), name, aws.region(), RETENTION);
  }
}
