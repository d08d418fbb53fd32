package dev.sesdkim.local;

import java.time.Duration;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.TypeConversionException;

/// The command and its subcommands.
@Command(
    name = "sesdkim",
    description = "Tells which SES identities are DKIM-verified, in every region of an account.",
    subcommands = HelpCommand.class,
    scope = CommandLine.ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    version = LocalCommand.VERSION,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:Nothing is known to be wrong, and all was read.",
      "1:Something is wrong.",
      "2:The command could not run, or something is unknown and nothing is wrong."
    })
final class LocalCommand {

  static final String VERSION = "SES DKIM Monitor 1.0.0";

  /// The narrowest width that picocli accepts.
  private static final int NARROWEST_HELP = 55;

  private LocalCommand() {}

  /// The command line, ready to be executed with arguments.
  static CommandLine of(Surroundings here) {
    Terminal terminal = here.terminal();
    return new CommandLine(new LocalCommand())
        .addSubcommand(new DemoCommand(here))
        .addSubcommand(new ScanCommand(here))
        .addSubcommand(new FixCommand(here))
        .addSubcommand(new ReportCommand(here))
        .addSubcommand(new StatusCommand(here))
        .addSubcommand(new HistoryCommand(here))
        .addSubcommand(new MuteCommand(here))
        .addSubcommand(new UnmuteCommand(here))
        .addSubcommand(new MutesCommand(here))
        .addSubcommand(new MemberRoleCommand(terminal))
        .addSubcommand(new ProbeCommand(here))
        .addSubcommand(new RedactCommand(here))
        .addSubcommand(completion())
        .setOut(terminal.out())
        .setErr(terminal.err())
        .setUsageHelpWidth(
            Math.max(NARROWEST_HELP, terminal.page(ColourOption.When.AUTO).columns()))
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(
                terminal.page(ColourOption.When.AUTO).colour()
                    ? CommandLine.Help.Ansi.ON
                    : CommandLine.Help.Ansi.OFF))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(FailOn.class, FailOn::read)
        .registerConverter(Duration.class, ApplyOptions::time)
        .registerConverter(int.class, LocalCommand::wholeNumber)
        .setParameterExceptionHandler(new UsageErrors())
        .setExecutionStrategy(parsed -> run(parsed, terminal))
        .setExecutionExceptionHandler(new Failures(terminal.err()));
  }

  private static Integer wholeNumber(String word) {
    try {
      return Integer.valueOf(word);
    } catch (NumberFormatException noNumber) {
      throw new TypeConversionException("'%s' is not a whole number".formatted(word));
    }
  }

  /// Runs the command. An answer that could not be written is no answer, unless the reader of a
  /// pipe has had enough of it, as `head` has after ten lines.
  private static int run(CommandLine.ParseResult parsed, Terminal terminal) {
    int exitStatus = new CommandLine.RunLast().execute(parsed);
    if (terminal.piped() || !terminal.out().checkError()) {
      return exitStatus;
    }
    terminal.err().println("The answer could not be written to standard output to its end.");
    terminal.err().flush();
    return ExitStatus.UNKNOWN;
  }

  /// picocli's generator of shell completions, which knows every option of every command.
  private static CommandLine completion() {
    CommandLine completion = new CommandLine(new AutoComplete.GenerateCompletion());
    completion
        .getCommandSpec()
        .name("completion")
        .usageMessage()
        .exitCodeList(Map.of("0", "The script is written."))
        .description("Writes a script for the completion of commands and options in bash and zsh.")
        .footerHeading("%nExample:%n")
        .footer("  source <(sesdkim completion)")
        .hidden(false);
    return completion;
  }
}
