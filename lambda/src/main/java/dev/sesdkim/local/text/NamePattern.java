package dev.sesdkim.local.text;

import dev.sesdkim.dkim.DnsName;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Selects identities by name: `*` stands for any characters and `?` for one. Case, a final dot,
/// and Unicode or A-labels (RFC 5890) make no difference.
///
/// @param text the pattern as a person wrote it
public record NamePattern(String text) {

  public boolean holds(String name) {
    return matches(plain(text), plain(name)) || matches(unicode(text), unicode(name));
  }

  private static boolean matches(String pattern, String name) {
    return Pattern.compile(regex(pattern), Pattern.DOTALL).matcher(name).matches();
  }

  /// The form in which names are compared.
  public static String plain(String name) {
    return with(name, domain -> DnsName.ascii(domain).orElse(domain));
  }

  /// Whether two names are the same, however they are written.
  public static boolean isSame(String name, String other) {
    return plain(name).equals(plain(other));
  }

  /// The form in which patterns with a part of a label are compared: an A-label does not have the
  /// letters of its label in their order.
  private static String unicode(String name) {
    return with(name, DnsName::unicode);
  }

  private static String with(String name, UnaryOperator<String> form) {
    String written = name.strip();
    String domain = written.substring(written.lastIndexOf('@') + 1);
    String before = written.substring(0, written.length() - domain.length());
    return DnsName.plain(before + form.apply(domain));
  }

  private static String regex(String glob) {
    StringBuilder regex = new StringBuilder();
    glob.codePoints()
        .forEach(
            c ->
                regex.append(
                    switch (c) {
                      case '*' -> ".*";
                      case '?' -> ".";
                      default -> Pattern.quote(Character.toString(c));
                    }));
    return regex.toString();
  }
}
