package dev.sesdkim.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Runs a command in a real shell in which `aws` only says what it was called with.
final class Shell {

  private static final String AWS =
      """
      aws() {
        { printf 'aws'; for word in "$@"; do printf '|%s' "$word"; done; printf '\\n'; } >&2
        printf '%s' "$ANSWER"
      }
      """;

  private Shell() {}

  /// Each call of `aws`, its words joined by `|`.
  ///
  /// @param answer what every call prints
  static List<String> callsOfAws(String command, String answer) {
    ProcessBuilder shell = new ProcessBuilder("sh", "-c", AWS + command);
    shell.environment().put("ANSWER", answer);
    shell.environment().put("LC_ALL", "C");
    shell.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    try {
      Process process = shell.start();
      process.getOutputStream().close();
      String calls = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      return calls.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("No shell \"sh\" to run the commands in", e);
    }
  }
}
