package dev.sesdkim.dkim;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Domain names as text.
public final class DnsName {

  private DnsName() {}

  /// The form in which names are compared: lower case (RFC 4343), without the dot at the end.
  public static String plain(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  public static boolean same(String one, String other) {
    return plain(one).equals(plain(other));
  }

  /// The names above a name, nearest first, without the top-level domain, which nobody verifies in
  /// SES.
  public static List<String> above(String name) {
    return Stream.iterate(
            parent(plain(name)), Optional::isPresent, above -> above.flatMap(DnsName::parent))
        .flatMap(Optional::stream)
        .filter(above -> above.contains("."))
        .toList();
  }

  /// The name without its first label; empty for one label.
  public static Optional<String> parent(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? Optional.empty() : Optional.of(name.substring(dot + 1));
  }

  /// Whether the name is the domain or lies below it.
  public static boolean within(String name, String domain) {
    String inner = plain(name);
    String outer = plain(domain);
    return inner.equals(outer) || inner.endsWith("." + outer);
  }
}
