package dev.sesdkim.local;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// Selects a deployed monitor, if one is named. Its table is read besides SES, or instead of it.
final class MonitorOptions {

  private static final List<String> SCAN =
      List.of(
          "--region",
          "--exclude",
          "--timeout",
          "--no-dns",
          "--accounts",
          "--organization",
          "--role");

  private static final String OF_MONITOR =
      " is for a deployed monitor: name it with --stack or --table";

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
      converter = RegionName.class,
      description = "The region of that stack or table. Without it, the configured one.")
  Optional<String> region = Optional.empty();

  boolean isAsked() {
    return stack.isPresent() || table.isPresent();
  }

  /// Refuses options that have no effect in a command that reads either SES or a table. With a
  /// table these are the options of a scan; without one, it is `--account`, which selects one of
  /// the table's accounts.
  ///
  /// @throws ParameterException if there is such an option
  void requireItsOwn(CommandLine command) {
    if (isAsked()) {
      for (String option : SCAN) {
        refuse(command, option, " is for a scan: leave it out with --stack or --table");
      }
    } else {
      refuse(command, "--account", OF_MONITOR);
    }
    requireMonitor(command);
  }

  /// Refuses `--stack-region` if no monitor is named, because it selects none by itself.
  ///
  /// @throws ParameterException if that option has no effect
  void requireMonitor(CommandLine command) {
    if (!isAsked()) {
      refuse(command, "--stack-region", OF_MONITOR);
    }
  }

  private static void refuse(CommandLine command, String option, String why) {
    if (command.getParseResult().hasMatchedOption(option)) {
      throw new ParameterException(command, option + why);
    }
  }

  Optional<DeployedTable> open(Aws aws, Terminal terminal) {
    return isAsked()
        ? Optional.of(
            DeployedTable.open(region.map(aws::in).orElse(aws), stack, table, terminal.err()))
        : Optional.empty();
  }
}
