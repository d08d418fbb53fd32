package dev.sesdkim.local;

import dev.sesdkim.dkim.Counts;
import dev.sesdkim.local.text.StatusJson;
import dev.sesdkim.local.text.StatusText;
import dev.sesdkim.local.text.StatusView;
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
      StatusView view = table.status(access, account, terminal.err());
      int exitStatus = exitStatus(view);
      terminal
          .out()
          .print(
              output.json
                  ? StatusJson.of(view, exitStatus)
                  : StatusText.of(view, terminal.page(output.noColour)));
      terminal.out().flush();
      return exitStatus;
    }
  }

  private static int exitStatus(StatusView view) {
    Counts known = view.counts();
    Counts counts = new Counts(known.verified(), view.unverified().size(), known.unknown());
    return ExitStatus.of(counts, view.lastScan().isPresent() && view.unread().isEmpty());
  }
}
