package dev.sesdkim.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Commands for a POSIX shell as people read them: commands that differ only in a name become a
/// loop, and long commands take several lines.
final class CommandLines {

  private static final int WIDTH = 76;

  private CommandLines() {}

  /// Joins commands that differ only in the name into a loop.
  ///
  /// @param byName the commands of each name
  static List<String> together(Map<String, List<String>> byName) {
    Map<List<String>, List<String>> namesByForm = new LinkedHashMap<>();
    byName.forEach(
        (name, commands) ->
            namesByForm
                .computeIfAbsent(
                    commands.stream().map(one -> form(one, name)).toList(), _ -> new ArrayList<>())
                .add(name));
    return namesByForm.entrySet().stream()
        .flatMap(
            same ->
                (same.getValue().size() == 1 || same.getKey().isEmpty()
                        ? byName.getOrDefault(same.getValue().getFirst(), List.of())
                        : List.of(loop(same.getValue(), same.getKey())))
                    .stream())
        .toList();
  }

  private static String form(String command, String name) {
    return command.replaceAll(
        Pattern.quote("=" + SesCommands.word(name)) + "(?=[ )]|$)",
        Matcher.quoteReplacement("=\"$domain\""));
  }

  private static String loop(List<String> names, List<String> commands) {
    List<String> words = names.stream().map(SesCommands::word).toList();
    return "for domain in "
        + String.join(" ", words)
        + "; do\n  "
        + String.join("\n  ", commands)
        + "\ndone";
  }

  /// Breaks each line of a command into lines of at most 76 characters, where it can be broken. A
  /// broken line ends in a backslash.
  ///
  /// @param indent put before each line; after a break, two more spaces follow it
  static List<String> folded(String indent, String command) {
    List<String> lines = new ArrayList<>();
    for (String line : command.split("\n", -1)) {
      lines.addAll(fold(indent, line));
    }
    return lines;
  }

  private static List<String> fold(String indent, String command) {
    String more = indent + " ".repeat(2 + leading(command));
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(indent);
    String separator = "";
    for (String part : parts(command)) {
      if (!separator.isEmpty() && line.length() + 1 + part.length() + 2 > WIDTH) {
        lines.add(line + " \\");
        line = new StringBuilder(more);
        separator = "";
      }
      line.append(separator).append(part);
      separator = " ";
    }
    lines.add(line.toString());
    return lines;
  }

  private static int leading(String command) {
    return command.length() - command.stripLeading().length();
  }

  /// The pieces between the spaces at which a line may end: an option with its value, or a word of
  /// a loop. A line may also end between double quotes: there too the shell removes a backslash
  /// together with the end of the line.
  private static List<String> parts(String command) {
    List<String> parts = new ArrayList<>();
    boolean single = false;
    boolean twice = false;
    int from = 0;
    for (int at = leading(command); at < command.length(); at++) {
      char c = command.charAt(at);
      if (c == '\\' && !single) {
        at++;
      } else if (c == '\'' && !twice) {
        single = !single;
      } else if (c == '"' && !single) {
        twice = !twice;
      } else if (c == ' ' && !single && breaks(command, at)) {
        parts.add(command.substring(from, at));
        from = at + 1;
      }
    }
    parts.add(command.substring(from));
    return parts;
  }

  private static boolean breaks(String command, int at) {
    return command.startsWith("for ", leading(command))
        || command.startsWith("--", at + 1)
        || command.startsWith("aws ", at + 1)
        || command.startsWith("*) ", at + 1);
  }
}
