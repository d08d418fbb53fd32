package dev.sesdkim.dkim;

import java.util.Comparator;
import java.util.Optional;

/// A range of identities' names in the order of the table's sort keys.
///
/// @param after the last name before the range; empty if the range has no start
/// @param upTo the last name in the range; empty if the range has no end
public record NameRange(Optional<String> after, Optional<String> upTo) {

  /// Every name.
  public static final NameRange ALL = new NameRange(Optional.empty(), Optional.empty());

  /// The order of sort keys: by the bytes of their UTF-8 (DynamoDB Developer Guide, "Query"), which
  /// is the order of code points. Java's own order of strings differs for surrogates.
  public static final Comparator<String> ORDER = NameRange::compare;

  /// Whether the name is in the range.
  public boolean holds(String name) {
    return after.map(first -> compare(first, name) < 0).orElse(true)
        && upTo.map(last -> compare(name, last) <= 0).orElse(true);
  }

  private static int compare(String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    for (int i = 0; i < shorter; i++) {
      char first = one.charAt(i);
      char second = other.charAt(i);
      if (first != second) {
        return Integer.compare(rank(first), rank(second));
      }
    }
    return Integer.compare(one.length(), other.length());
  }

  /// Surrogates, which stand for the code points from U+10000 on, come after all other chars.
  private static int rank(char one) {
    return Character.isSurrogate(one) ? one + Character.MAX_VALUE : one;
  }
}
