package dev.sesdkim.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A list of `name=value` tags separated by semicolons (RFC 6376 section 3.2), as DKIM key records
/// and DMARC policy records are written.
///
/// @param tags in the order of the text, names in lower case
/// @param spoilt the parts that are not tags
public record TagList(List<Tag> tags, List<String> spoilt) {

  public TagList {
    tags = List.copyOf(tags);
    spoilt = List.copyOf(spoilt);
  }

  public static TagList of(String text) {
    List<Tag> tags = new ArrayList<>();
    List<String> spoilt = new ArrayList<>();
    for (String part : text.split(";", -1)) {
      int equals = part.indexOf('=');
      String name = trimmed(part.substring(0, Math.max(0, equals)));
      if (!name.isEmpty() && name.chars().allMatch(TagList::ofName)) {
        tags.add(new Tag(name.toLowerCase(Locale.ROOT), trimmed(part.substring(equals + 1))));
      } else if (!trimmed(part).isEmpty()) {
        spoilt.add(trimmed(part));
      }
    }
    return new TagList(tags, spoilt);
  }

  /// The value of the first tag of that name.
  public Optional<String> value(String name) {
    for (Tag tag : tags) {
      if (tag.name().equals(name)) {
        return Optional.of(tag.value());
      }
    }
    return Optional.empty();
  }

  /// The text without the white space that RFC 6376 allows around a tag.
  private static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  private static boolean ofName(int c) {
    return Ascii.isLetterOrDigit(c) || c == '_';
  }

  public record Tag(String name, String value) {}
}
