package dev.sesdkim.local;

/// One line on a person's terminal that is overwritten again and again. Any thread may use it.
record StatusLine(Terminal terminal) {

  private static final String WIPE = "\r\u001b[K";

  /// Replaces the line with this text; does nothing if nobody watches.
  void show(String text) {
    if (terminal.watched()) {
      terminal.err().print(WIPE + text);
      terminal.err().flush();
    }
  }
}
