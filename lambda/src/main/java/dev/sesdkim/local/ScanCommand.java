package dev.sesdkim.local;

import dev.sesdkim.local.text.NamePattern;
import dev.sesdkim.local.text.ScanJson;
import dev.sesdkim.local.text.ScanText;
import dev.sesdkim.local.text.ScanView;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Reads the account as it is now and keeps nothing.
@Command(
    name = "scan",
    description = {
      "Reads every SES identity in every enabled region with your own credentials and shows what is"
          + " broken, at risk, not ready for bulk mail or unknown, and how it is fixed. Nothing is"
          + " written anywhere.",
      "It looks up the domains' DKIM, MAIL FROM and DMARC records in DNS, with the system's"
          + " resolver or the one that the environment variable DNS_SERVER names (host:port).",
      "It needs ec2:DescribeRegions, ses:ListIdentities, ses:GetIdentityDkimAttributes,"
          + " ses:GetIdentityVerificationAttributes, ses:GetIdentityMailFromDomainAttributes and"
          + " ses:GetEmailIdentity; without the last one it shows less about what is unverified."
          + " With --stack or --table also dynamodb:Query and dynamodb:BatchGetItem, with --stack"
          + " cloudformation:DescribeStacks."
    },
    exitCodeList = {
      "0:Nothing is as bad as --fail-on says, and all was read.",
      "1:Something is.",
      "2:The command could not run, or something is unknown and nothing is worse."
    })
final class ScanCommand implements Callable<Integer> {

  @Mixin AwsOptions aws = new AwsOptions();

  @Mixin ScanOptions reading = new ScanOptions();

  @Mixin MonitorOptions monitor = new MonitorOptions();

  @Mixin OutputOptions output = new OutputOptions();

  @Option(names = "--all", description = "Show what is verified too, and every fix.")
  boolean everything;

  @Option(
      names = "--only",
      paramLabel = "PATTERN",
      description =
          "Show these identities alone: a name, or names with * and ?, such as '*.example.com'.")
  Optional<String> only = Optional.empty();

  @Option(
      names = "--fail-on",
      paramLabel = "STATE",
      defaultValue = "at-risk",
      description =
          "From which state on the exit status is 1: unverified, at-risk, not-ready or never"
              + " (default: ${DEFAULT-VALUE}).")
  FailOn failOn = FailOn.AT_RISK;

  private final Surroundings here;

  ScanCommand(Surroundings here) {
    this.here = here;
  }

  @Override
  public Integer call() {
    LiveScan scan = new LiveScan(here, reading);
    ScanView view;
    try (Aws access = scan.access(aws);
        Progress progress = new Progress(here.terminal())) {
      String account = new Caller(access).account();
      Optional<DeployedTable> deployed = monitor.open(access, here.terminal());
      deployed.ifPresent(DeployedTable::require);
      ScanView now = scan.of(access, account, UnaryOperator.identity(), progress);
      view = deployed.map(table -> now.each(table::besides)).orElse(now);
    }
    view = only.map(NamePattern::new).map(view::only).orElse(view);
    int exitStatus = ExitStatus.of(view.standings(), view.isComplete(), failOn);
    here.terminal()
        .out()
        .print(
            output.json
                ? ScanJson.of(view, exitStatus)
                : ScanText.of(view, everything, here.terminal().page(output.colours.colour)));
    here.terminal().out().flush();
    return exitStatus;
  }
}
