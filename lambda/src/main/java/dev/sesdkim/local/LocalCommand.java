package dev.sesdkim.local;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/// The command and its subcommands.
@Command(
    name = "sesdkim",
    description = "Tells which SES identities are DKIM-verified, in every region of an account.",
    subcommands = HelpCommand.class,
    scope = CommandLine.ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    version = "SES DKIM Monitor 1.0.0",
    usageHelpWidth = 100,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:Everything is verified.",
      "1:Something is not.",
      "2:It could not be told: a region or an identity was not read, there are no credentials, or"
          + " the command line is wrong."
    })
final class LocalCommand {

  private LocalCommand() {}

  /// Ready to be executed with arguments.
  static CommandLine of(Surroundings here) {
    Terminal terminal = here.terminal();
    return new CommandLine(new LocalCommand())
        .addSubcommand(new DemoCommand(here))
        .addSubcommand(new ScanCommand(here))
        .addSubcommand(new StatusCommand(terminal))
        .addSubcommand(new HistoryCommand(terminal))
        .setOut(terminal.out())
        .setErr(terminal.err())
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(
                terminal.page(false).colour()
                    ? CommandLine.Help.Ansi.ON
                    : CommandLine.Help.Ansi.OFF))
        .setExecutionExceptionHandler(new Failures(terminal.err()));
  }
}
