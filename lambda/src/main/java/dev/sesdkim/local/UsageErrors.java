package dev.sesdkim.local;

import dev.sesdkim.dkim.Printable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Explains a wrong command line in two lines: what is wrong, and what it should be.
final class UsageErrors implements IParameterExceptionHandler {

  private static final int LONGEST = 300;

  /// An option of one letter, which is as long as this, is like no other.
  private static final int LONGEST_LETTER = 2;

  /// A word with more letters than this is matched with words that begin with it.
  private static final int FEWEST_LETTERS = 3;

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    CommandSpec spec = command.getCommandSpec();
    Optional<String> unknown = unknown(wrong, spec, arguments);
    String name = spec.qualifiedName();
    String what =
        unknown
            .map(word -> word.startsWith("-") ? "has no option " + word : no(spec, word))
            .map(text -> name + " " + text + ".")
            .orElseGet(() -> sentence(String.valueOf(wrong.getMessage())));
    String help = "'%s --help' shows what there is.".formatted(name);
    String advice =
        unknown
            .flatMap(word -> nearest(word, spec))
            .map(near -> "Did you mean %s? %s".formatted(near, help))
            .orElse(help);
    command.getErr().println(Printable.line(what, LONGEST));
    command.getErr().println(advice);
    command.getErr().flush();
    return ExitStatus.UNKNOWN;
  }

  private static String no(CommandSpec spec, String word) {
    return spec.subcommands().isEmpty() ? "takes no argument " + word : "has no command " + word;
  }

  /// The first word that is neither an option nor a command nor an argument. picocli looks for what
  /// is missing before it looks at such words.
  private static Optional<String> unknown(
      ParameterException wrong, CommandSpec spec, String... arguments) {
    Stream<String> words =
        switch (wrong) {
          case UnmatchedArgumentException unmatched -> unmatched.getUnmatched().stream();
          case MissingParameterException _ ->
              Stream.of(arguments)
                  .takeWhile(word -> !word.equals("--"))
                  .filter(word -> word.startsWith("-"))
                  .filter(word -> !spec.optionsMap().containsKey(option(word)));
          default -> Stream.empty();
        };
    return words.findFirst().map(UsageErrors::option);
  }

  /// The word without the value of an option.
  private static String option(String word) {
    return word.split("=", -1)[0];
  }

  /// picocli's message, as a sentence on one line.
  private static String sentence(String message) {
    String line = message.lines().findFirst().orElse("The command line is wrong");
    return line.endsWith(".") ? line : line + ".";
  }

  private static Optional<String> nearest(String word, CommandSpec spec) {
    List<String> known =
        word.startsWith("-")
            ? spec.options().stream().flatMap(option -> Stream.of(option.names())).toList()
            : List.copyOf(spec.subcommands().keySet());
    String plain = word.toLowerCase(Locale.ROOT);
    List<String> alike =
        known.stream()
            .filter(name -> name.startsWith("--") == plain.startsWith("--"))
            .filter(name -> name.length() > LONGEST_LETTER)
            .toList();
    return NearestName.to(plain, alike)
        .or(
            () ->
                alike.stream()
                    .filter(name -> plain.length() > FEWEST_LETTERS && name.startsWith(plain))
                    .findFirst());
  }
}
