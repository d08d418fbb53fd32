package dev.sesdkim.dkim;

import java.util.ArrayList;
import java.util.List;
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

  /// The names above a name, the nearest first; none is a top-level domain, for which nobody is
  /// verified.
  public static List<String> above(String name) {
    String plain = plain(name);
    List<String> above = new ArrayList<>();
    for (int dot = plain.indexOf('.'); dot >= 0; dot = plain.indexOf('.', dot + 1)) {
      String parent = plain.substring(dot + 1);
      if (parent.indexOf('.') >= 0) {
        above.add(parent);
      }
    }
    return List.copyOf(above);
  }

  /// Whether the name is the domain or lies below it.
  public static boolean within(String name, String domain) {
    String inner = plain(name);
    String outer = plain(domain);
    return inner.equals(outer) || inner.endsWith("." + outer);
  }
}
