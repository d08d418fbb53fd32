package dev.sesdkim.rules;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Marks names from outside in our own text, so that chat shows them as code without any markup.
///
/// A name stands between two characters of Unicode's private use area, which [Words#name] removes
/// from every name.
final class Quoted {

  private static final char OPEN = '\uE000';
  private static final char CLOSE = '\uE001';
  private static final Pattern PIECE =
      Pattern.compile(OPEN + "([^" + CLOSE + "]*)" + CLOSE + "|([^" + OPEN + "]+)");

  private Quoted() {}

  /// A marked name, to be put into text.
  static String name(String untrusted) {
    return OPEN + Words.name(untrusted) + CLOSE;
  }

  /// The text without marks.
  static String plain(String text) {
    return text.replace("" + OPEN, "").replace("" + CLOSE, "");
  }

  /// The text in Slack's markup.
  static String chat(String text) {
    return PIECE.matcher(text).replaceAll(Quoted::chat);
  }

  private static String chat(MatchResult piece) {
    String name = piece.group(1);
    return Matcher.quoteReplacement(
        name == null ? Mrkdwn.plain(piece.group(2)) : name.isEmpty() ? "" : Mrkdwn.code(name));
  }

  /// The text with its first letter in lower case, unless it begins with an abbreviation or a name.
  static String clause(String words) {
    return words.length() > 1 && Character.isLowerCase(words.charAt(1))
        ? Character.toLowerCase(words.charAt(0)) + words.substring(1)
        : words;
  }

  /// The text with a capital first letter, unless it begins with a name.
  static String sentence(String words) {
    return words.isEmpty() ? "" : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
