package dev.sesdkim.local.simulated;

import java.util.List;
import java.util.function.Consumer;

/// Writes XML elements with their text escaped.
final class QueryXml {
  private final StringBuilder xml = new StringBuilder();

  static String of(Consumer<QueryXml> content) {
    QueryXml xml = new QueryXml();
    content.accept(xml);
    return xml.xml.toString();
  }

  QueryXml element(String name, String text) {
    xml.append('<').append(name).append('>');
    text.codePoints().forEach(this::escaped);
    xml.append("</").append(name).append('>');
    return this;
  }

  QueryXml element(String name, Consumer<QueryXml> content) {
    xml.append('<').append(name).append('>');
    content.accept(this);
    xml.append("</").append(name).append('>');
    return this;
  }

  /// A list as the query protocol writes it: `<name><member>..</member></name>`.
  QueryXml members(String name, List<String> texts) {
    return element(name, list -> texts.forEach(text -> list.element("member", text)));
  }

  private void escaped(int character) {
    switch (character) {
      case '&' -> xml.append("&amp;");
      case '<' -> xml.append("&lt;");
      case '>' -> xml.append("&gt;");
      case '"' -> xml.append("&quot;");
      case '\t', '\n', '\r' -> xml.append("&#").append(character).append(';');
      default -> xml.appendCodePoint(allowed(character) ? character : 0xFFFD);
    }
  }

  // XML 1.0, production 2: other control characters and lone surrogates cannot appear at all, not
  // even escaped.
  private static boolean allowed(int character) {
    return character >= 0x20
        && !(character >= 0xD800 && character <= 0xDFFF)
        && character != 0xFFFE
        && character != 0xFFFF;
  }
}
