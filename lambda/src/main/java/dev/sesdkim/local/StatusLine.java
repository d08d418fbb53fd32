package dev.sesdkim.local;

/// One line on a person's terminal that is written over and over. Any thread may use it.
record StatusLine(Terminal terminal) {

  private static final String WIPE = "\r\u001b[K";

  /// Shows this and nothing else; nothing where nobody watches.
  void show(String text) {
    if (terminal.watched()) {
      terminal.err().print(WIPE + text);
      terminal.err().flush();
    }
  }
}
