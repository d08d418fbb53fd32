package dev.sesdkim.dkim;

import java.util.List;
import java.util.Locale;

/// Numbers and lists as English writes them.
public final class English {

  private English() {}

  /// For example `1,000`.
  public static String number(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /// For example `1 identity`, `2,000 identities`.
  public static String count(int number, String one, String many) {
    return number(number) + " " + (number == 1 ? one : many);
  }

  /// For example `a`, `a and b`, `a, b and c`.
  public static String list(List<String> words) {
    return words.size() < 2
        ? String.join("", words)
        : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
  }

  /// For example `a, b, c and 2 more`.
  public static String some(List<String> words, int most) {
    String first = String.join(", ", words.stream().limit(most).toList());
    return words.size() > most ? first + " and " + number(words.size() - most) + " more" : first;
  }
}
