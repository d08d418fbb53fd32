package dev.sesdkim.local.text;

import java.util.ArrayList;
import java.util.List;

/// Breaks text into lines: between words; in a long name after a punctuation mark; else anywhere.
final class Wrapping {

  private static final int NARROWEST = 20;

  private final int columns;
  private final List<String> lines = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();
  private int used;

  private Wrapping(int columns) {
    this.columns = columns;
  }

  /// The lines of a text, each at most this many columns wide; at least one line.
  ///
  /// @param columns at least 2
  static List<String> lines(String text, int columns) {
    Wrapping wrapping = new Wrapping(columns);
    for (String word : text.split(" ", -1)) {
      wrapping.word(word);
    }
    wrapping.end();
    return wrapping.lines;
  }

  /// The lines of a text, with a lead before the first line and the same indent before the others.
  static List<String> lines(String lead, String text, int columns) {
    return lines(lead, " ".repeat(Width.of(lead)), text, columns);
  }

  /// The lines of a text, with one lead before the first line and another before the others. Every
  /// line has the room that the second lead leaves, so a wider first lead makes the first line too
  /// wide by the difference.
  static List<String> lines(String first, String others, String text, int columns) {
    List<String> led = new ArrayList<>();
    for (String line : lines(text, Math.max(NARROWEST, columns - Width.of(others)))) {
      led.add((led.isEmpty() ? first : others) + line);
    }
    return led;
  }

  private void word(String word) {
    int width = Width.of(word);
    if (used > 0 && used + 1 + width > columns) {
      end();
    }
    if (used > 0) {
      line.append(' ');
      used++;
    }
    for (String part : word.split("(?<=[.@/_:-])", -1)) {
      if (used + Width.of(part) > columns && used > 0) {
        end();
      }
      part.codePoints().forEach(this::character);
    }
  }

  private void character(int codePoint) {
    int width = Width.of(codePoint);
    if (used + width > columns) {
      end();
    }
    line.appendCodePoint(codePoint);
    used += width;
  }

  private void end() {
    lines.add(line.toString());
    line.setLength(0);
    used = 0;
  }
}
