package dev.sesdkim.rules.spf;

import dev.sesdkim.dkim.DnsName;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A domain as a term of a record writes it, perhaps with macros (RFC 7208 section 7).
record DomainSpec(String text) {

  /// The macros that a term may use: `c`, `r` and `t` are only for explanations (section 7.2).
  private static final Pattern MACRO =
      Pattern.compile("%\\{([slodiphv])([1-9][0-9]*)?(r)?([.+,/_=-]*)}", Pattern.CASE_INSENSITIVE);

  private static final Pattern ESCAPE = Pattern.compile("%[%_-]");

  private static final Pattern LITERAL = Pattern.compile("[!-$&-~]+");

  /// The last label of a domain without a macro at its end: not all digits (section 7.1).
  private static final Pattern END =
      Pattern.compile(
          ".*\\.([A-Za-z0-9]*[A-Za-z][A-Za-z0-9]*|[A-Za-z0-9]+-[A-Za-z0-9-]*[A-Za-z0-9])\\.?");

  private static final int LONGEST_NAME = 253;
  private static final int LONGEST_LABEL = 63;

  /// Reads a domain; empty if the text is none.
  static Optional<DomainSpec> of(String text) {
    String rest = text;
    String last = "";
    while (!rest.isEmpty()) {
      last = first(rest);
      if (last.isEmpty()) {
        return Optional.empty();
      }
      rest = rest.substring(last.length());
    }
    boolean ends = last.startsWith("%") || END.matcher(last).matches();
    return ends ? Optional.of(new DomainSpec(text)) : Optional.empty();
  }

  /// Whether a text may be the value of an unknown modifier. Its macros are not checked further.
  static boolean isMacroString(String text) {
    return text.matches("([!-$&-~]|%[%_-]|%\\{[A-Za-z][0-9]*[rR]?[.+,/_=-]*})*");
  }

  /// The domain in lower case; empty if it depends on the single mail.
  ///
  /// @param current the domain whose record it is: `%{d}`
  /// @param mailFrom the MAIL FROM domain: `%{o}`
  Optional<String> expanded(String current, String mailFrom) {
    StringBuilder domain = new StringBuilder();
    String rest = text;
    while (!rest.isEmpty()) {
      String part = first(rest);
      Optional<String> value = value(part, current, mailFrom);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      domain.append(value.get());
      rest = rest.substring(part.length());
    }
    return Optional.of(shortened(DnsName.plain(domain.toString())));
  }

  /// Whether DNS allows such a name (sections 4.3 and 4.8).
  static boolean isName(String domain) {
    List<String> labels = List.of(domain.split("\\.", -1));
    return labels.size() > 1
        && labels.stream().noneMatch(label -> label.isEmpty() || label.length() > LONGEST_LABEL);
  }

  /// The first literal, escape or macro; empty if the text begins with none of them.
  private static String first(String text) {
    for (Pattern pattern : List.of(LITERAL, MACRO, ESCAPE)) {
      Matcher matcher = pattern.matcher(text);
      if (matcher.lookingAt()) {
        return matcher.group();
      }
    }
    return "";
  }

  private static Optional<String> value(String part, String current, String mailFrom) {
    Matcher macro = MACRO.matcher(part);
    if (macro.matches()) {
      return switch (macro.group(1).toLowerCase(Locale.ROOT)) {
        case "d" -> Optional.of(transformed(current, macro));
        case "o" -> Optional.of(transformed(mailFrom, macro));
        default -> Optional.empty();
      };
    }
    return Optional.of(
        switch (part) {
          case "%%" -> "%";
          case "%_" -> " ";
          case "%-" -> "%20";
          default -> part;
        });
  }

  /// Applies a macro's transformers (section 7.3): split, reversed if requested, last parts kept,
  /// joined by dots.
  private static String transformed(String value, Matcher macro) {
    String delimiters = macro.group(4).isEmpty() ? "." : macro.group(4);
    List<String> parts =
        new ArrayList<>(Arrays.asList(value.split("[" + Pattern.quote(delimiters) + "]", -1)));
    if (macro.group(3) != null) {
      Collections.reverse(parts);
    }
    int all = parts.size();
    int keep =
        Optional.ofNullable(macro.group(2))
            .map(digits -> new BigInteger(digits).min(BigInteger.valueOf(all)).intValue())
            .orElse(all);
    return String.join(".", parts.subList(all - keep, all));
  }

  /// Removes labels from the left until the name is short enough (section 7.3).
  private static String shortened(String domain) {
    String name = domain;
    while (name.length() > LONGEST_NAME && name.contains(".")) {
      name = name.substring(name.indexOf('.') + 1);
    }
    return name;
  }
}
