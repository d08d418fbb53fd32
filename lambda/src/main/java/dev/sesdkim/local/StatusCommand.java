package dev.sesdkim.local;

import dev.sesdkim.dkim.Counts;
import dev.sesdkim.local.text.NamePattern;
import dev.sesdkim.local.text.StatusJson;
import dev.sesdkim.local.text.StatusText;
import dev.sesdkim.local.text.StatusView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Shows what is broken now, from a deployed table.
@Command(
    name = "status",
    description = {
      "Shows what is unverified now, longest first, as the last scan of a deployed monitor found"
          + " it, in every account that it watches.",
      "It needs dynamodb:Query and dynamodb:BatchGetItem on the table and its index, and without"
          + " --table cloudformation:DescribeStacks."
    })
final class StatusCommand implements Callable<Integer> {

  @Mixin DeployedOptions monitor = new DeployedOptions();

  @Mixin OutputOptions output = new OutputOptions();

  @Option(
      names = "--only",
      paramLabel = "PATTERN",
      description =
          "Show these identities alone: a name, or names with * and ?, such as '*.example.com'.")
  Optional<String> only = Optional.empty();

  private final Surroundings here;

  StatusCommand(Surroundings here) {
    this.here = here;
  }

  @Override
  public Integer call() {
    try (Aws access = monitor.access()) {
      String account = new Caller(access).account();
      Instant now = here.clock().instant();
      DeployedTable deployed = monitor.open(access, here.terminal());
      List<KnownAccount> known = monitor.accounts.all(deployed, account);
      StatusView all = deployed.status(monitor.accounts.watched(known), known);
      StatusView view = only.map(NamePattern::new).map(all::only).orElse(all);
      int exitStatus = exitStatus(view, now);
      output.print(
          here.terminal(),
          () -> StatusJson.of(view, exitStatus),
          page -> StatusText.of(view, now, page));
      return exitStatus;
    }
  }

  private static int exitStatus(StatusView view, Instant now) {
    Counts known = view.counts();
    Counts counts = new Counts(known.verified(), view.unverified().size(), known.unknown());
    return ExitStatus.of(counts, view.isComplete(now));
  }
}
