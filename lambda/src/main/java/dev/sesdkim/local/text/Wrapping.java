package dev.sesdkim.local.text;

import java.util.ArrayList;
import java.util.List;

/// Breaks text into lines: between words; in a long name after a punctuation mark; else anywhere.
final class Wrapping {

  private static final int NARROWEST = 20;

  private final int first;
  private final int columns;
  private final List<String> lines = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();
  private int used;

  /// @param first how wide the first line may be
  private Wrapping(int first, int columns) {
    this.first = first;
    this.columns = columns;
  }

  /// The lines of a text, each at most this many columns wide; at least one line.
  ///
  /// @param columns at least 2
  static List<String> lines(String text, int columns) {
    return new Wrapping(columns, columns).of(text);
  }

  /// The lines of a text, with a lead before the first line and the same indent before the others.
  static List<String> lines(String lead, String text, int columns) {
    return lines(lead, " ".repeat(Width.of(lead)), text, columns);
  }

  /// The lines of a text, with one lead before the first line and another before the others.
  static List<String> lines(String first, String others, String text, int columns) {
    List<String> led = new ArrayList<>();
    for (String line : new Wrapping(room(first, columns), room(others, columns)).of(text)) {
      led.add(((led.isEmpty() ? first : others) + line).stripTrailing());
    }
    return led;
  }

  private static int room(String lead, int columns) {
    return Math.max(NARROWEST, columns - Width.of(lead));
  }

  private List<String> of(String text) {
    for (String word : text.split(" ", -1)) {
      word(word);
    }
    end();
    return lines;
  }

  private int room() {
    return lines.isEmpty() ? first : columns;
  }

  private void word(String word) {
    int width = Width.of(word);
    // A value that people copy stays whole, if the lines after a wide lead have room for it.
    boolean later = used == 0 && width > room() && width <= columns;
    if (later || (used > 0 && used + 1 + width > room())) {
      end();
    }
    if (used > 0) {
      line.append(' ');
      used++;
    }
    for (String part : word.split("(?<=[.@/_:-])", -1)) {
      if (used + Width.of(part) > room() && used > 0) {
        end();
      }
      part.codePoints().forEach(this::character);
    }
  }

  private void character(int codePoint) {
    int width = Width.of(codePoint);
    if (used + width > room()) {
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
