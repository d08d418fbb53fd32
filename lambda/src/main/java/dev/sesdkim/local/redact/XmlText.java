package dev.sesdkim.local.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Replaces text in an XML document, such as an answer of SES v1, element by element.
final class XmlText {

  private static final Pattern PART = Pattern.compile("<[^>]*>|[^<]+");

  private static final Pattern TAG = Pattern.compile("<(/?)([^\\s/>]*)[^>]*?(/?)>");

  private static final Pattern NUMBERED = Pattern.compile("&#(x?)([0-9A-Fa-f]{1,6});");

  private static final int HEXADECIMAL = 16;
  private static final int DECIMAL = 10;

  /// Elements that only list values of their parent.
  private static final Set<String> OF_LISTS = Set.of("member", "entry", "value");

  private XmlText() {}

  static boolean is(String text) {
    return text.startsWith("<") && text.stripTrailing().endsWith(">");
  }

  /// Replaces everything between the document's tags.
  ///
  /// @param tags replaces a tag with its attributes
  /// @param texts replaces a text, given the names of the elements around it
  static String replaced(
      String xml, UnaryOperator<String> tags, BiFunction<List<String>, String, String> texts) {
    List<String> path = new ArrayList<>();
    StringBuilder out = new StringBuilder(xml.length());
    Matcher part = PART.matcher(xml);
    while (part.find()) {
      String written = part.group();
      if (written.startsWith("<")) {
        out.append(tags.apply(written));
        follow(written, path);
      } else {
        String said = decoded(written);
        List<String> names = path.stream().filter(name -> !OF_LISTS.contains(name)).toList();
        String now = texts.apply(names, said);
        out.append(now.equals(said) ? written : encoded(now));
      }
    }
    return out.toString();
  }

  private static void follow(String written, List<String> path) {
    Matcher tag = TAG.matcher(written);
    if (!tag.matches() || tag.group(2).matches("[?!].*") || !tag.group(3).isEmpty()) {
      return;
    }
    if (tag.group(1).isEmpty()) {
      path.add(tag.group(2));
    } else if (!path.isEmpty()) {
      path.removeLast();
    }
  }

  private static String decoded(String written) {
    return NUMBERED
        .matcher(written)
        .replaceAll(
            one ->
                Matcher.quoteReplacement(
                    character(
                        Integer.parseInt(
                            one.group(2), one.group(1).isEmpty() ? DECIMAL : HEXADECIMAL))))
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&");
  }

  private static String character(int codePoint) {
    return Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : "\uFFFD";
  }

  private static String encoded(String said) {
    return said.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
