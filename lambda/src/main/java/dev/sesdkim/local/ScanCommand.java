package dev.sesdkim.local;

import dev.sesdkim.local.text.NamePattern;
import dev.sesdkim.local.text.ScanJson;
import dev.sesdkim.local.text.ScanText;
import dev.sesdkim.local.text.ScanView;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Scans one or more accounts as they are now, and keeps nothing.
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
          + " cloudformation:DescribeStacks.",
      "With --accounts or --organization it reads several accounts and shows them as one: it needs"
          + " sts:AssumeRole on the role in each, which needs the permissions above, and for"
          + " --organization organizations:ListAccounts. An account that cannot be read is unknown."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  sesdkim scan",
      "  sesdkim scan --only '*.example.com' --json",
      "  sesdkim scan --accounts 111122223333,444455556666 --role audit/Auditor",
      "  sesdkim scan --organization --role OrganizationAccountAccessRole"
    },
    exitCodeList = {
      "0:Nothing is as bad as --fail-on says, and all was read.",
      "1:Something is.",
      "2:The command could not run, or something is unknown and nothing is worse."
    })
final class ScanCommand implements Callable<Integer> {

  @Spec CommandSpec spec = CommandSpec.create();

  @Mixin AccountsOptions accounts = new AccountsOptions();

  @Mixin ScanOptions reading = new ScanOptions();

  @Mixin MonitorOptions monitor = new MonitorOptions();

  @Mixin OutputOptions output = new OutputOptions();

  @Option(
      names = "--all",
      description = "Show every identity, what is verified too, and every fix.")
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
    monitor.requireMonitor(spec.commandLine());
    accounts.require(spec.commandLine());
    LiveScan scan = new LiveScan(here, reading);
    ScanView found;
    try (Aws access = scan.access()) {
      String account = new Caller(access).account();
      Optional<DeployedTable> deployed = monitor.open(access, here.terminal());
      deployed.ifPresent(DeployedTable::require);
      ScanView now = scan.of(access, account, accounts);
      found = deployed.map(table -> now.each(table::besides)).orElse(now);
    }
    ScanView view = only.map(NamePattern::new).map(found::only).orElse(found);
    int exitStatus = ExitStatus.of(view.standings(), view.isComplete(), failOn);
    output.print(
        here.terminal(),
        () -> ScanJson.of(view, exitStatus),
        page -> ScanText.of(view, everythingWith(), page));
    return exitStatus;
  }

  /// The command that shows everything, unless this one does.
  private Optional<String> everythingWith() {
    return everything ? Optional.empty() : Optional.of(CommandAsTyped.of(spec) + " --all");
  }
}
