package dev.sesdkim.local.text;

import dev.sesdkim.dkim.English;
import dev.sesdkim.dkim.Standing;
import dev.sesdkim.dkim.State;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// How many identities have each standing.
///
/// @param counts the counts above zero, worst standing first
public record Standings(Map<Standing, Integer> counts) {

  public Standings {
    Map<Standing, Integer> sorted = new EnumMap<>(Standing.class);
    counts.forEach(
        (standing, count) -> {
          if (count > 0) {
            sorted.put(standing, count);
          }
        });
    counts = Collections.unmodifiableMap(sorted);
  }

  public static Standings of(Collection<State> states) {
    Map<Standing, Integer> counts = new EnumMap<>(Standing.class);
    states.forEach(state -> counts.merge(Standing.of(state), 1, Integer::sum));
    return new Standings(counts);
  }

  public int of(Standing standing) {
    return counts.getOrDefault(standing, 0);
  }

  public int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /// For example `5 broken, 1 at risk, 31 verified`.
  public String words() {
    return String.join(
        ", ",
        counts.entrySet().stream()
            .map(one -> English.number(one.getValue()) + " " + one.getKey().words())
            .toList());
  }

  /// All six counts, for programs.
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    Stream.of(Standing.values()).forEach(standing -> json.put(key(standing), of(standing)));
    return json;
  }

  private static String key(Standing standing) {
    String[] words = standing.words().split(" ", -1);
    StringBuilder key = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      key.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT)).append(words[i].substring(1));
    }
    return key.toString();
  }
}
