package dev.sesdkim.local;

import java.util.Optional;
import picocli.CommandLine.Option;

/// Which deployed monitor is asked besides, if any.
final class MonitorOptions {

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      arity = "0..1",
      fallbackValue = DeployedTable.USUAL_STACK,
      description =
          "Show also since when, from the table of a deployed monitor, found by its CloudFormation"
              + " stack (without a name: ${FALLBACK-VALUE}).")
  Optional<String> stack = Optional.empty();

  @Option(
      names = "--table",
      paramLabel = "NAME",
      description = "The same from the monitor's table itself.")
  Optional<String> table = Optional.empty();

  @Option(
      names = "--stack-region",
      paramLabel = "REGION",
      description = "The region of that stack or table. Without it, the configured one.")
  Optional<String> region = Optional.empty();

  Optional<DeployedTable> open(Aws aws, Terminal terminal) {
    return stack.isEmpty() && table.isEmpty()
        ? Optional.empty()
        : Optional.of(
            DeployedTable.open(
                region.map(aws::in).orElse(aws), stack, table, "--stack-region", terminal.err()));
  }
}
