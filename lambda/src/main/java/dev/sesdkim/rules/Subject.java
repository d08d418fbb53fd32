package dev.sesdkim.rules;

/// The subject line: printable ASCII, at most 99 characters (SNS API, `Publish`).
final class Subject {

  static final int LONGEST = 99;
  private static final String CUT = "...";

  private Subject() {}

  /// The most important word, the name, and what happened to it; a long name is cut first.
  static String of(String first, String name, String what) {
    String head = head(first);
    String tail = Ascii.printable(what);
    String ascii = Ascii.name(name);
    int room = LONGEST - head.length() - tail.length() - 1;
    String shown = cut(ascii, room);
    return cut(shown.isEmpty() ? head + tail : head + shown + " " + tail, LONGEST);
  }

  /// What the subject begins with.
  static String head(String first) {
    return Ascii.printable(first) + ": ";
  }

  private static String cut(String text, int room) {
    if (text.isEmpty() || text.length() <= room) {
      return text;
    }
    return text.substring(0, Math.max(0, room - CUT.length())) + CUT;
  }
}
