package dev.sesdkim.local.redact;

import java.util.List;

/// Makes any output of the product fit for a public report.
public final class Redaction {

  private Redaction() {}

  /// The text with a pseudonym for everything that tells whose it is.
  public static String of(String text) {
    KnownWords known = new KnownWords();
    new Walk(known).of(text);
    return new Walk(new Fields(new Pseudonyms(), known)).of(text);
  }

  /// What is done with one string of a text.
  interface Step {

    /// Does it with a text.
    ///
    /// @param path the names above the string in its JSON, the outermost first; empty outside JSON
    /// @return what takes its place
    String text(List<String> path, String text);

    /// The same with a name in a JSON object.
    String name(List<String> path, String name);

    /// Whether a string that holds JSON is done string by string, and not as one.
    boolean opens(List<String> path);
  }
}
