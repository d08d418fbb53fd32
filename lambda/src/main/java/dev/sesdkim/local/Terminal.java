package dev.sesdkim.local;

import dev.sesdkim.local.text.Page;
import java.io.PrintWriter;
import java.util.Map;

/// Where the command writes.
///
/// @param shown whether standard output is a terminal
/// @param piped whether standard output is a pipe, whose reader may leave before the end
/// @param watched whether standard error is a terminal
/// @param environment holds `COLUMNS` (the launcher sets it to the terminal's width), `TERM`,
///   `NO_COLOR` and `DNS_SERVER`
record Terminal(
    PrintWriter out,
    PrintWriter err,
    boolean shown,
    boolean piped,
    boolean watched,
    Map<String, String> environment) {

  private static final int WIDTH_ELSEWHERE = 80;
  private static final int NARROWEST = 40;

  Terminal {
    environment = Map.copyOf(environment);
  }

  /// Writes to standard output at once.
  void print(String text) {
    out.print(text);
    out.flush();
  }

  /// A page as wide as the terminal.
  Page page(ColourOption.When colour) {
    return new Page(
        columns(),
        switch (colour) {
          case AUTO -> shown && !isDumb() && environment.getOrDefault("NO_COLOR", "").isEmpty();
          case ALWAYS -> true;
          case NEVER -> false;
        });
  }

  /// Whether it shows control sequences as text, as in an editor.
  boolean isDumb() {
    return environment.getOrDefault("TERM", "").equals("dumb");
  }

  private int columns() {
    String columns = environment.getOrDefault("COLUMNS", "");
    return columns.matches("[1-9][0-9]{0,3}")
        ? Math.max(NARROWEST, Integer.parseInt(columns))
        : WIDTH_ELSEWHERE;
  }
}
