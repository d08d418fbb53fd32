package dev.sesdkim.local;

import dev.sesdkim.dkim.Standing;
import dev.sesdkim.local.report.Report;
import dev.sesdkim.local.text.NamePattern;
import dev.sesdkim.local.text.ScanView;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Writes what a scan found, or what a deployed table knows, to a file that can be handed on.
@Command(
    name = "report",
    description = {
      "Writes one HTML page to hand on: what is broken and how it is fixed, every identity, every"
          + " region, and how the domains stand with the mailbox providers. The page loads nothing"
          + " and works without its script.",
      "Without --stack or --table it scans the account now, or those of --accounts or"
          + " --organization, as 'scan' does and with the same permissions. With one of them it"
          + " reads a deployed monitor's table alone, of all its accounts, and shows the last 90"
          + " days of each identity; that needs dynamodb:Query on the table, and with --stack"
          + " cloudformation:DescribeStacks.",
      "The file is replaced whole or not at all."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  sesdkim report --out report.html",
      "  sesdkim report --stack --out report.html",
      "  sesdkim report --organization --role OrganizationAccountAccessRole --out report.html",
      "  sesdkim report --format junit --fail-on unverified --out dkim.xml",
      "  sesdkim report --format markdown --out - >> \"$GITHUB_STEP_SUMMARY\""
    },
    exitCodeList = {
      "0:Nothing is as bad as --fail-on says, and all was read.",
      "1:Something is.",
      "2:The command could not run, or something is unknown and nothing is worse."
    })
final class ReportCommand implements Callable<Integer> {

  private static final String STANDARD_OUTPUT = "-";

  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "Where it is written; - for standard output.")
  String out = STANDARD_OUTPUT;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "html, csv, markdown, junit (one test case an identity) or json (as 'scan --json')."
              + " Without it, what the end of FILE says: .csv, .md, .xml, .json, and html for every"
              + " other.")
  Optional<ReportFormat> format = Optional.empty();

  @Mixin AccountsOptions others = new AccountsOptions();

  @Mixin ScanOptions reading = new ScanOptions();

  @Mixin MonitorOptions monitor = new MonitorOptions();

  @Mixin AccountOption accounts = new AccountOption();

  @Option(
      names = "--only",
      paramLabel = "PATTERN",
      description =
          "Report these identities alone: a name, or names with * and ?, such as '*.example.com'.")
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

  ReportCommand(Surroundings here) {
    this.here = here;
  }

  @Override
  public Integer call() {
    monitor.requireItsOwn(spec.commandLine());
    others.require(spec.commandLine());
    Optional<OutFile> file =
        out.equals(STANDARD_OUTPUT)
            ? Optional.empty()
            : Optional.of(OutFile.of(spec.commandLine(), Path.of(out)));
    Report report;
    LiveScan scan = new LiveScan(here, reading);
    try (Aws access = scan.access()) {
      String account = new Caller(access).account();
      report =
          monitor
              .open(access, here.terminal())
              .map(table -> remembered(table, account))
              .orElseGet(() -> now(scan.of(access, account, others)));
    }
    ScanView view = report.view();
    int exitStatus = ExitStatus.of(view.standings(), view.isComplete(), failOn);
    String text =
        format
            .orElseGet(() -> ReportFormat.of(out))
            .write(report, exitStatus, one -> one == Standing.BROKEN || failOn.holds(one));
    file.ifPresentOrElse(there -> there.write(text), () -> here.terminal().print(text));
    return exitStatus;
  }

  private Report now(ScanView view) {
    return new Report(
        asked(view),
        Optional.empty(),
        List.of(),
        Place::of,
        others.areAsked() ? "a scan of the accounts" : "a scan of the account",
        CommandAsTyped.of(spec),
        LocalCommand.VERSION);
  }

  private Report remembered(DeployedTable table, String account) {
    return table
        .lastScans(accounts.of(table, account))
        .report(
            this::asked,
            "table " + table.name() + " in " + table.region(),
            CommandAsTyped.of(spec));
  }

  private ScanView asked(ScanView view) {
    return only.map(NamePattern::new).map(view::only).orElse(view);
  }
}
