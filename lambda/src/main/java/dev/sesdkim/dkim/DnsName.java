package dev.sesdkim.dkim;

import static java.util.stream.Collectors.joining;

import java.net.IDN;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Domain names as text.
public final class DnsName {

  /// The dots that separate labels (RFC 3490, section 3.1).
  private static final String DOTS = "[.\\x{3002}\\x{FF0E}\\x{FF61}]";

  private static final Pattern LABEL = Pattern.compile(DOTS.replace("[", "[^") + "+");

  private static final String A_LABEL = "xn--";

  /// What IDNA2003 replaces or drops, and IDNA2008 keeps (RFC 5892, section 2.6 and appendix A):
  /// sharp s, also as a capital, final sigma, and the joiners.
  private static final Pattern KEPT = Pattern.compile("[\u00df\u1e9e\u03c2\u200c\u200d]");

  private DnsName() {}

  /// The name with its international labels as A-labels (RFC 5891); empty for a text that is no
  /// domain name.
  public static Optional<String> ascii(String name) {
    try {
      String kept =
          LABEL.matcher(name).replaceAll(label -> Matcher.quoteReplacement(kept(label.group())));
      return Optional.of(IDN.toASCII(kept, IDN.ALLOW_UNASSIGNED));
    } catch (IllegalArgumentException noDomain) {
      return Optional.empty();
    }
  }

  /// The A-label of a label that the JDK would take for another, because it knows only IDNA2003;
  /// any other label as it is.
  private static String kept(String label) {
    return KEPT.matcher(label).find() ? A_LABEL + Punycode.encoded(small(label)) : label;
  }

  private static String small(String label) {
    return Normalizer.normalize(label, Normalizer.Form.NFKC)
        .codePoints()
        .mapToObj(c -> Character.toString(c).toLowerCase(Locale.ROOT))
        .collect(joining());
  }

  /// The name, or a part of one, with its A-labels in Unicode and in lower case.
  public static String unicode(String name) {
    return LABEL
        .matcher(name)
        .replaceAll(label -> Matcher.quoteReplacement(unicodeLabel(small(label.group()))))
        .replaceAll(DOTS, ".");
  }

  private static String unicodeLabel(String label) {
    return label.startsWith(A_LABEL)
        ? Punycode.decoded(label.substring(A_LABEL.length())).orElse(label)
        : label;
  }

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
