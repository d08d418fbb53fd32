package dev.sesdkim.rules.dmarc;

import dev.sesdkim.dkim.DmarcPolicy;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Finds the policy that a misspelt word means, only if there is no doubt: a policy that is too
/// weak protects nothing, and one that is too strict loses mail.
final class MeantPolicy {

  private MeantPolicy() {}

  /// The one policy that these texts name; empty if they name none or several.
  static Optional<DmarcPolicy> in(Collection<String> texts) {
    Set<DmarcPolicy> named = EnumSet.noneOf(DmarcPolicy.class);
    for (String text : texts) {
      Set<DmarcPolicy> here = words(text);
      if (here.isEmpty()) {
        return Optional.empty();
      }
      named.addAll(here);
    }
    return named.size() == 1 ? Optional.of(named.iterator().next()) : Optional.empty();
  }

  /// The policies that are named, correctly spelt, in a text about something else.
  static Set<DmarcPolicy> mentioned(Collection<String> texts) {
    Set<DmarcPolicy> named = EnumSet.noneOf(DmarcPolicy.class);
    texts.stream()
        .flatMap(text -> letters(text).stream())
        .forEach(word -> DmarcPolicy.of(word).ifPresent(named::add));
    return named;
  }

  /// The policies among the words of a text. If there are none, the text may be one word that was
  /// cut in two.
  private static Set<DmarcPolicy> words(String text) {
    List<String> words = letters(text);
    Set<DmarcPolicy> named = EnumSet.noneOf(DmarcPolicy.class);
    words.forEach(word -> spelt(word).ifPresent(named::add));
    if (named.isEmpty()) {
      spelt(String.join("", words)).ifPresent(named::add);
    }
    return named;
  }

  private static List<String> letters(String text) {
    return List.of(text.toLowerCase(Locale.ROOT).split("[^a-z]+", -1));
  }

  private static Optional<DmarcPolicy> spelt(String word) {
    return Arrays.stream(DmarcPolicy.values())
        .filter(policy -> distance(word, policy.word()) <= mostSlips(policy))
        .findFirst();
  }

  /// How many slips a word may have: so few that it is near neither another policy nor another
  /// word.
  private static int mostSlips(DmarcPolicy policy) {
    return switch (policy) {
      case NONE -> 1;
      case REJECT -> 2;
      case QUARANTINE -> 3;
    };
  }

  /// How many letters have to be inserted, left out, changed or swapped with the next (Damerau).
  private static int distance(String one, String other) {
    int[][] steps = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        if (i == 0 || j == 0) {
          steps[i][j] = i + j;
          continue;
        }
        int changed = steps[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        steps[i][j] = Math.min(changed, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && one.charAt(i - 1) == other.charAt(j - 2)
                && one.charAt(i - 2) == other.charAt(j - 1);
        if (swapped) {
          steps[i][j] = Math.min(steps[i][j], steps[i - 2][j - 2] + 1);
        }
      }
    }
    return steps[one.length()][other.length()];
  }
}
