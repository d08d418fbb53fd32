package dev.sesdkim.local.text;

import dev.sesdkim.dkim.DnsName;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
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
    String lower = DnsName.plain(name).strip();
    int at = lower.lastIndexOf('@');
    return lower.substring(0, at + 1)
        + ascii(lower.substring(at + 1)).orElse(lower.substring(at + 1));
  }

  private static Optional<String> ascii(String domain) {
    try {
      return Optional.of(IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException noDomain) {
      return Optional.empty();
    }
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
