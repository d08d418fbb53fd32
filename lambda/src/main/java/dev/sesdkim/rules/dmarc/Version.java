package dev.sesdkim.rules.dmarc;

import dev.sesdkim.dkim.DmarcProblem;
import dev.sesdkim.dkim.DmarcProblem.Kind;
import dev.sesdkim.rules.Ascii;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Whether a text is a DMARC record: it begins with the tag `v`, whose value is `DMARC1` in upper
/// case (RFC 9989 sections 4.7 and 4.8). Line breaks after the tag are allowed.
final class Version {

  private static final Pattern FIRST =
      Pattern.compile("[vV][ \t]*=[ \t]*DMARC1[ \t\r\n]*(?:;|\\z)");

  /// The version, with the mistakes that people make.
  private static final Pattern MEANT =
      Pattern.compile("v\\s*[=:]\\s*\\P{Alnum}?dmarc1|^dmarc1\\b", Pattern.CASE_INSENSITIVE);

  private static final Pattern POLICY_ALONE =
      Pattern.compile(
          "\\P{Alnum}*p\\s*=\\s*(none|quarantine|reject)\\s*(;.*)?",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  private static final int LONGEST_FRONT = 4;

  private Version() {}

  static boolean opens(String text) {
    return FIRST.matcher(text).lookingAt();
  }

  /// Why a text that was meant as a DMARC record is not one; empty for a text about something else.
  static Optional<DmarcProblem> flaw(String text) {
    return kind(text)
        .map(
            kind ->
                new DmarcProblem(
                    kind, kind == Kind.TEXT_IN_FRONT ? names(front(text)) + text : text));
  }

  private static Optional<Kind> kind(String text) {
    if (!MEANT.matcher(text).find()) {
      return POLICY_ALONE.matcher(text).matches()
          ? Optional.of(Kind.VERSION_MISSING)
          : Optional.empty();
    }
    String front = front(text);
    if (front.isEmpty()) {
      return Optional.of(wrong(text));
    }
    if (Ascii.isLetterOrDigit(front.codePointBefore(front.length()))) {
      return Optional.empty();
    }
    return Optional.of(front.contains(";") ? Kind.VERSION_NOT_FIRST : Kind.TEXT_IN_FRONT);
  }

  /// The text before the version.
  private static String front(String text) {
    Matcher meant = MEANT.matcher(text);
    return meant.find() ? text.substring(0, meant.start()) : "";
  }

  private static Kind wrong(String text) {
    return opens(text.toUpperCase(Locale.ROOT)) ? Kind.VERSION_WRONG_CASE : Kind.VERSION_MALFORMED;
  }

  /// The names of the characters before the version, because many are invisible: `U+00A0 NO-BREAK
  /// SPACE: `. Empty for words.
  private static String names(String front) {
    return front.codePoints().anyMatch(Ascii::isLetterOrDigit)
        ? ""
        : front
            .codePoints()
            .limit(LONGEST_FRONT)
            .mapToObj(Version::name)
            .collect(Collectors.joining(", ", "", ": "));
  }

  private static String name(int c) {
    return "U+%04X %s".formatted(c, Optional.ofNullable(Character.getName(c)).orElse("?"));
  }
}
