package dev.sesdkim.local;

import dev.sesdkim.dkim.Printable;

/// One line on a person's terminal, overwritten again and again. Any thread may use it. It is cut
/// to the terminal's width, because a line that wraps cannot be wiped as a whole.
record StatusLine(Terminal terminal) {

  private static final String WIPE = "\r\u001b[K";

  /// Replaces the line with this text; does nothing if nobody watches, or if nothing can be wiped.
  void show(String text) {
    if (terminal.watched() && !terminal.isDumb()) {
      int room = terminal.page(ColourOption.When.NEVER).columns() - 1;
      terminal.err().print(WIPE + Printable.line(text, room));
      terminal.err().flush();
    }
  }
}
