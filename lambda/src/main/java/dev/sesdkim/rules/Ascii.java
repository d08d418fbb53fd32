package dev.sesdkim.rules;

import dev.sesdkim.dkim.DnsName;

/// Names in printable ASCII, for places that allow nothing else: DNS records and subjects.
public final class Ascii {

  private static final char UNSHOWN = '?';

  private Ascii() {}

  /// A domain with its international labels as A-labels (RFC 5890).
  public static String domain(String name) {
    return printable(DnsName.ascii(name).orElse(name));
  }

  public static boolean isLetterOrDigit(int c) {
    return c <= 'z' && Character.isLetterOrDigit(c);
  }

  /// A domain, or an address with its domain in ASCII.
  static String name(String name) {
    int at = name.lastIndexOf('@');
    return printable(name.substring(0, at + 1)) + domain(name.substring(at + 1));
  }

  /// Any text, with `?` for every character that is not printable ASCII.
  static String printable(String text) {
    StringBuilder ascii = new StringBuilder(text.length());
    text.codePoints().forEach(c -> ascii.append(c >= ' ' && c <= '~' ? (char) c : UNSHOWN));
    return ascii.toString();
  }
}
