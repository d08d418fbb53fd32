package dev.sesdkim.local.text;

import dev.sesdkim.dkim.DnsName;
import java.util.regex.Pattern;

/// Selects identities by name: `*` stands for any characters and `?` for one. Case, a final dot,
/// and Unicode or A-labels (RFC 5890) make no difference.
///
/// @param text the pattern as a person wrote it
public record NamePattern(String text) {

  public boolean holds(String name) {
    return Pattern.compile(regex(plain(text)), Pattern.DOTALL).matcher(plain(name)).matches();
  }

  /// The form in which names and patterns are compared.
  public static String plain(String name) {
    String written = name.strip();
    String domain = written.substring(written.lastIndexOf('@') + 1);
    String before = written.substring(0, written.length() - domain.length());
    return DnsName.plain(before + DnsName.ascii(domain).orElse(domain));
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
