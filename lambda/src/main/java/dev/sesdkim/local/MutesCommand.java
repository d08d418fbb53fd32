package dev.sesdkim.local;

import dev.sesdkim.dkim.Mute;
import dev.sesdkim.local.text.AccountLabels;
import dev.sesdkim.local.text.MutesText;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Lists what is muted.
@Command(
    name = "mutes",
    description = {
      "Lists what is muted now: until when, why, and by whom.",
      "It needs dynamodb:Query on the table, and without --table cloudformation:DescribeStacks."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:This is the list.", "2:It could not be read."},
    footerHeading = "%nExample:%n",
    footer = "  sesdkim mutes --json")
final class MutesCommand implements Callable<Integer> {

  @Mixin DeployedOptions monitor = new DeployedOptions();

  @Mixin OutputOptions output = new OutputOptions();

  private final Surroundings here;

  MutesCommand(Surroundings here) {
    this.here = here;
  }

  @Override
  public Integer call() {
    try (Aws access = monitor.access()) {
      String account = new Caller(access).account();
      Instant now = here.clock().instant();
      DeployedTable deployed = monitor.open(access, here.terminal());
      List<KnownAccount> asked = monitor.accounts.of(deployed, account);
      AccountLabels names = KnownAccount.names(asked);
      List<Mute> mutes =
          deployed.mutes(asked).stream().filter(mute -> mute.until().isAfter(now)).toList();
      output.print(
          here.terminal(),
          () -> MutesText.json(names, mutes),
          page -> MutesText.table(mutes, names, now, page));
      return ExitStatus.FINE;
    }
  }
}
