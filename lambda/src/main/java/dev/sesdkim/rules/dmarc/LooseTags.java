package dev.sesdkim.rules.dmarc;

import dev.sesdkim.rules.TagList.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The tags of a text that was meant as a DMARC record, read as a person would: with any marks
/// around them and any separators between them.
///
/// @param tags known tags in the order of the text, names in lower case
/// @param rest the parts that are not a known tag
record LooseTags(List<Tag> tags, List<String> rest) {

  private static final String NAME =
      "(?<![A-Za-z0-9])(v|p|sp|np|psd|t|adkim|aspf|rua|ruf|fo|pct|rf|ri)[ ]*[=:]";

  private static final Pattern TAG =
      Pattern.compile("[^A-Za-z0-9]*" + NAME + "(.*)", Pattern.CASE_INSENSITIVE);

  private static final Pattern SEPARATOR =
      Pattern.compile(";|[ ,]+(?=" + NAME + ")", Pattern.CASE_INSENSITIVE);

  /// A line break before a tag separates tags. Any other line break is inside a value and is
  /// removed.
  private static final Pattern BREAK_BEFORE_TAG =
      Pattern.compile("[ ]*[\r\n]+[ ]*(?=" + NAME + ")", Pattern.CASE_INSENSITIVE);

  private static final Pattern BREAK = Pattern.compile("[\r\n]+[ ]*");

  /// Marks that no value of a DMARC record contains.
  private static final String MARKS = "\"\u201C\u201D\u201E\u201F\u00AB\u00BB`\\<>\uFFFD";

  LooseTags {
    tags = List.copyOf(tags);
    rest = List.copyOf(rest);
  }

  /// Reads a text. A part with an address belongs to the list of addresses before it.
  static LooseTags of(String text) {
    String line =
        BREAK.matcher(BREAK_BEFORE_TAG.matcher(withoutMarks(text)).replaceAll(";")).replaceAll("");
    List<Tag> tags = new ArrayList<>();
    List<String> rest = new ArrayList<>();
    for (String part : SEPARATOR.splitAsStream(line).toList()) {
      Matcher tag = TAG.matcher(part);
      if (tag.matches()) {
        tags.add(new Tag(tag.group(1).toLowerCase(Locale.ROOT), tag.group(2).strip()));
      } else if (part.contains("@") && !tags.isEmpty()) {
        Tag list = tags.removeLast();
        tags.add(new Tag(list.name(), list.value() + "," + part.strip()));
      } else if (!part.isBlank()) {
        rest.add(part.strip());
      }
    }
    return new LooseTags(tags, rest);
  }

  List<String> values(String name) {
    return tags.stream().filter(tag -> tag.name().equals(name)).map(Tag::value).toList();
  }

  private static String withoutMarks(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\r' || c == '\n') {
                plain.append((char) c);
              } else if (c == '\t' || Character.isSpaceChar(c)) {
                plain.append(' ');
              } else if (MARKS.indexOf(c) < 0 && Character.getType(c) != Character.FORMAT) {
                plain.appendCodePoint(c);
              }
            });
    return plain.toString();
  }
}
