package dev.sesdkim.dkim;

/// Text from outside (SES, DNS, error messages) made safe to show as text.
///
/// Control characters, line and paragraph separators, and the invisible characters that reorder or
/// hide text (Unicode categories Cc, Cf, Cs, Co, Cn, Zl, Zp) become U+FFFD; text that is too long
/// is cut with an ellipsis. Markup is not touched: code that writes a markup language escapes for
/// it.
public final class Printable {

  private static final char REPLACEMENT = '\uFFFD';

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

  private static String cut(StringBuilder line, int longest) {
    while (line.length() > longest - 1) {
      int last = line.codePointBefore(line.length());
      line.setLength(line.length() - Character.charCount(last));
    }
    return line.append('…').toString();
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
