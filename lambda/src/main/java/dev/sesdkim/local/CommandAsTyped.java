package dev.sesdkim.local;

import static java.util.stream.Collectors.joining;

import picocli.CommandLine.Model.CommandSpec;

/// The command line as a person typed it, quoted for a shell.
final class CommandAsTyped {

  private CommandAsTyped() {}

  static String of(CommandSpec spec) {
    return spec.commandLine().getParseResult().originalArgs().stream()
        .map(CommandAsTyped::quoted)
        .collect(joining(" ", "sesdkim ", ""));
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9@%+=:,./_-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
