package dev.sesdkim.local;

import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.dkim.State;
import dev.sesdkim.local.text.StatusJson;
import dev.sesdkim.local.text.StatusText;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Reads from a deployed table what is broken now.
@Command(
    name = "status",
    description = {
      "Shows what is unverified now, longest first, as the last scan of a deployed monitor found it.",
      "It needs dynamodb:Query on the table and its index."
    })
final class StatusCommand implements Callable<Integer> {

  @Mixin TableOptions table = new TableOptions();

  @Mixin AwsOptions aws = new AwsOptions();

  @Mixin OutputOptions output = new OutputOptions();

  private final Terminal terminal;

  StatusCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (Aws access = Aws.of(aws.profile, table.region, Optional.empty())) {
      String account = new Caller(access).account();
      Optional<ScanRecord> last = table.scans(access).lastFinished(account);
      List<State> unverified = table.reports(access, terminal.err()).unverified(account);
      int exitStatus = exitStatus(unverified, last);
      terminal
          .out()
          .print(
              output.json
                  ? StatusJson.of(account, unverified, last, exitStatus)
                  : StatusText.of(unverified, last, terminal.page(output.noColour)));
      terminal.out().flush();
      return exitStatus;
    }
  }

  private static int exitStatus(List<State> unverified, Optional<ScanRecord> last) {
    Counts counts =
        new Counts(0, unverified.size(), last.map(scan -> scan.counts().unknown()).orElse(0));
    return ExitStatus.of(counts, last.map(scan -> scan.regionsNotRead().isEmpty()).orElse(false));
  }
}
