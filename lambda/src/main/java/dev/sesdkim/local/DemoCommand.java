package dev.sesdkim.local;

import dev.sesdkim.dkim.Mutes;
import dev.sesdkim.local.demo.Demo;
import dev.sesdkim.local.demo.Quarter;
import dev.sesdkim.local.report.HtmlReport;
import dev.sesdkim.local.report.Report;
import dev.sesdkim.scan.Reports;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Shows the monitor at work without an AWS account.
@Command(
    name = "demo",
    description =
        "Shows the monitor at work, with no AWS account: it scans a simulated one, something"
            + " breaks, an alert goes out, it is fixed. Nothing leaves this machine.",
    exitCodeList = {"0:The demo ran to its end.", "2:It could not."})
final class DemoCommand implements Callable<Integer> {

  @Spec CommandSpec spec = CommandSpec.create();

  @Mixin ColourOption colours = new ColourOption();

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description =
          "Instead, writes the page that 'report' makes of a deployed monitor's table: that of a"
              + " larger simulated account, after a quarter of a year.")
  Optional<Path> report = Optional.empty();

  private final Surroundings here;

  DemoCommand(Surroundings here) {
    this.here = here;
  }

  @Override
  public Integer call() {
    Terminal terminal = here.terminal();
    if (report.isPresent()) {
      write(OutFile.of(spec.commandLine(), report.get()), new FaultLog(terminal.err()));
      return ExitStatus.FINE;
    }
    new Demo(terminal.page(colours.colour), terminal::print, new FaultLog(terminal.err()))
        .run(here.clock().instant());
    return ExitStatus.FINE;
  }

  private void write(OutFile file, FaultLog log) {
    new Quarter(log)
        .run(
            here.clock().instant(),
            (reports, account) ->
                file.write(
                    HtmlReport.of(
                        report(new LastScans(reports, List.of(scan(reports, account)))))));
  }

  private static LastScan scan(Reports reports, String account) {
    return LastScan.of(reports, KnownAccount.of(account), Mutes.NONE);
  }

  private static Report report(LastScans scans) {
    return scans.report(
        UnaryOperator.identity(), "the demo's table", "sesdkim demo --report report.html");
  }
}
