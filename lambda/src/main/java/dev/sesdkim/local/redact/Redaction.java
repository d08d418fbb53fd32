package dev.sesdkim.local.redact;

import java.util.List;

/// Makes any output of the product fit for a public report.
public final class Redaction {

  private Redaction() {}

  /// Puts pseudonyms in place of everything in the text that tells whose it is.
  public static String of(String text) {
    KnownWords known = new KnownWords();
    new Walk(known).of(text);
    return new Walk(new Fields(new Pseudonyms(), known)).of(text);
  }

  /// Handles the strings of a text one by one.
  interface Step {

    /// Handles a text.
    ///
    /// @param path the names above the string in its JSON, the outermost first; empty outside JSON
    /// @return the text to put in its place
    String text(List<String> path, String text);

    /// Handles a name in a JSON object.
    String name(List<String> path, String name);

    /// Whether JSON inside a string is handled string by string, and not as one text.
    boolean opens(List<String> path);
  }
}
