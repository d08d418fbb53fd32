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
          "The CloudFormation stack of a deployed monitor, whose table tells since when (without a"
              + " name: ${FALLBACK-VALUE}).")
  Optional<String> stack = Optional.empty();

  @Option(names = "--table", paramLabel = "NAME", description = "That monitor's table itself.")
  Optional<String> table = Optional.empty();

  @Option(
      names = "--stack-region",
      paramLabel = "REGION",
      description = "The region of that stack or table. Without it, the configured one.")
  Optional<String> region = Optional.empty();

  boolean isAsked() {
    return stack.isPresent() || table.isPresent();
  }

  Optional<DeployedTable> open(Aws aws, Terminal terminal) {
    return isAsked()
        ? Optional.of(
            DeployedTable.open(
                region.map(aws::in).orElse(aws), stack, table, "--stack-region", terminal.err()))
        : Optional.empty();
  }
}
