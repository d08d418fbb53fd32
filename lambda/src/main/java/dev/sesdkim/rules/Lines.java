package dev.sesdkim.rules;

/// Plain text, broken into lines that a mail reader shows as they are.
final class Lines {

  private static final int WIDTH = 76;

  private final StringBuilder text = new StringBuilder();

  /// Adds a line as it is, however long.
  Lines add(String line) {
    text.append(line).append('\n');
    return this;
  }

  Lines blank() {
    return add("");
  }

  /// Adds words, broken into lines.
  ///
  /// @param first put before the first line
  /// @param others put before the other lines
  Lines wrapped(String first, String others, String words) {
    StringBuilder line = new StringBuilder(first);
    boolean empty = true;
    for (String word : words.split(" ", -1)) {
      if (!empty && line.length() + 1 + word.length() > WIDTH) {
        add(line.toString());
        line = new StringBuilder(others);
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    return add(line.toString());
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
