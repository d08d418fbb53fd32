package dev.sesdkim.dkim;

import java.nio.charset.StandardCharsets;

/// Text from outside (SES, DNS, error messages) made safe to show as text.
///
/// Control characters, line and paragraph separators, and the invisible characters that reorder or
/// hide text (Unicode categories Cc, Cf, Cs, Co, Cn, Zl, Zp) become U+FFFD; text that is too long
/// is cut with an ellipsis. Markup is not touched: code that writes a markup language escapes for
/// it.
public final class Printable {

  private static final char REPLACEMENT = '\uFFFD';

  private static final String ELLIPSIS = "…";

  private Printable() {}

  /// One line of printable text of at most `longest` UTF-16 units, `longest` being at least 1.
  public static String line(String text, int longest) {
    StringBuilder line = new StringBuilder(Math.min(text.length(), longest));
    int at = 0;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      int shown = shows(codePoint) ? codePoint : REPLACEMENT;
      if (line.length() + Character.charCount(shown) > longest) {
        return cut(line, longest);
      }
      line.appendCodePoint(shown);
      at += Character.charCount(codePoint);
    }
    return line.toString();
  }

  /// One line of printable text of at most `most` bytes in UTF-8, `most` being at least 3.
  public static String bytes(String text, int most) {
    return cut(line(text, most), most);
  }

  /// The text as it is if it has at most `most` bytes in UTF-8, `most` being at least 3; otherwise
  /// its beginning and an ellipsis.
  public static String cut(String text, int most) {
    return size(text) <= most ? text : beginning(text, most - size(ELLIPSIS)) + ELLIPSIS;
  }

  /// The whole characters that take at most `room` bytes.
  private static String beginning(String line, int room) {
    int taken = 0;
    int at = 0;
    while (at < line.length()) {
      String next = Character.toString(line.codePointAt(at));
      taken += size(next);
      if (taken > room) {
        break;
      }
      at += next.length();
    }
    return line.substring(0, at);
  }

  private static int size(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String cut(StringBuilder line, int longest) {
    while (line.length() > longest - 1) {
      int last = line.codePointBefore(line.length());
      line.setLength(line.length() - Character.charCount(last));
    }
    return line.append(ELLIPSIS).toString();
  }

  /// Whether a character is shown as it is.
  public static boolean shows(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
