package dev.sesdkim.local;

import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Selects a deployed monitor. In commands with `--region`, that option is the identity's region.
final class DeployedOptions {

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      defaultValue = DeployedTable.USUAL_STACK,
      description =
          "The monitor's CloudFormation stack, whose outputs name the table (default:"
              + " ${DEFAULT-VALUE}).")
  String stack = DeployedTable.USUAL_STACK;

  @Option(
      names = "--table",
      paramLabel = "NAME",
      description = "The monitor's table itself; then no stack is asked.")
  Optional<String> table = Optional.empty();

  @Option(
      names = "--stack-region",
      paramLabel = "REGION",
      converter = RegionName.class,
      description = "The region of that stack or table. Without it, the configured one.")
  Optional<String> region = Optional.empty();

  @Mixin AccountOption accounts = new AccountOption();

  @Mixin AwsOptions aws = new AwsOptions();

  Aws access() {
    return Aws.of(aws.profile, region, Optional.empty());
  }

  DeployedTable open(Aws aws, Terminal terminal) {
    return DeployedTable.open(aws, Optional.of(stack), table, terminal.err());
  }
}
