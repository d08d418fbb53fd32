package dev.sesdkim.rules;

/// The subject line: printable ASCII that does not begin with a space, at most 99 characters (SNS
/// API, `Publish`).
///
/// @param text the line
/// @param whole whether it shows the whole name unchanged
record Subject(String text, boolean whole) {

  static final int LONGEST = 99;
  private static final String CUT = "...";

  /// A name and what happened to it. A name that is too long is cut in the middle.
  ///
  /// @param end the end of the name that has to stay, such as the registered domain; without effect
  ///   if the name does not end so
  static Subject of(String name, String end, String what) {
    String tail = " " + Ascii.printable(what);
    // SNS refuses a subject that begins with a space.
    String ascii = Ascii.name(name).replaceFirst("^ ", "?");
    String shown = cut(ascii, Ascii.domain(end), LONGEST - tail.length());
    return new Subject(ends(shown + tail), shown.equals(name));
  }

  /// A subject of words alone, which counts as showing every name in full. Its end is cut if it is
  /// too long.
  static Subject of(String words) {
    return new Subject(ends(Ascii.printable(words)), true);
  }

  /// A name in ASCII, cut in the middle if it is longer.
  static String shortened(String name, int longest) {
    return cut(Ascii.name(name), "", longest);
  }

  private static String cut(String name, String end, int room) {
    if (name.length() <= room) {
      return name;
    }
    String kept =
        !end.isEmpty() && name.endsWith(end) && end.length() + CUT.length() < room
            ? end
            : labels(name);
    int most = Math.max(0, room - CUT.length());
    int last = Math.min(kept.length(), most);
    return name.substring(0, most - last) + CUT + name.substring(name.length() - last);
  }

  /// The last two labels, or three if the last two are as short as a country's registry.
  private static String labels(String name) {
    int last = name.lastIndexOf('.');
    int before = name.lastIndexOf('.', last - 1);
    boolean country = last - before <= 4 && name.length() - last <= 3;
    return name.substring((country ? name.lastIndexOf('.', before - 1) : before) + 1);
  }

  private static String ends(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - CUT.length()) + CUT;
  }
}
