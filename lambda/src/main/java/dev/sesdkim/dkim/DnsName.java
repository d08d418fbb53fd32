package dev.sesdkim.dkim;

import java.util.Locale;

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

  /// Whether the name is the domain or lies below it.
  public static boolean within(String name, String domain) {
    String inner = plain(name);
    String outer = plain(domain);
    return inner.equals(outer) || inner.endsWith("." + outer);
  }
}
