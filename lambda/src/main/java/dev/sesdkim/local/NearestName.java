package dev.sesdkim.local;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Guesses the name that a person may have meant.
final class NearestName {

  private static final int FEWEST_SLIPS = 2;
  private static final int LETTERS_A_SLIP = 3;
  private static final int MOST_NAMES = 3;

  private NearestName() {}

  /// The name with the fewest wrong letters, if they are few for the length of what was typed. Case
  /// does not count.
  static Optional<String> to(String typed, Collection<String> names) {
    return allTo(typed, names).stream().findFirst();
  }

  /// Up to three such names, nearest first.
  static List<String> allTo(String typed, Collection<String> names) {
    int most = Math.max(FEWEST_SLIPS, typed.length() / LETTERS_A_SLIP);
    return names.stream()
        .distinct()
        .filter(name -> slips(typed, name) <= most)
        .sorted(
            Comparator.<String>comparingInt(name -> slips(typed, name)).thenComparing(name -> name))
        .limit(MOST_NAMES)
        .toList();
  }

  /// Asks after such names; empty if there is none.
  static String meant(String typed, Collection<String> names) {
    List<String> like = allTo(typed, names);
    return like.isEmpty() ? "" : " Did you mean %s?".formatted(String.join(" or ", like));
  }

  /// How many letters have to be added, left out or changed (Levenshtein's distance).
  private static int slips(String typed, String name) {
    String from = typed.toLowerCase(Locale.ROOT);
    String to = name.toLowerCase(Locale.ROOT);
    int[] before = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      before[column] = column;
    }
    for (int row = 1; row <= from.length(); row++) {
      int[] now = new int[to.length() + 1];
      now[0] = row;
      for (int column = 1; column <= to.length(); column++) {
        int changed = from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1;
        now[column] =
            Math.min(before[column - 1] + changed, 1 + Math.min(before[column], now[column - 1]));
      }
      before = now;
    }
    return before[to.length()];
  }
}
