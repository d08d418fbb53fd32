package dev.sesdkim.infra;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One field of a cron expression: lists, ranges, steps and names. EventBridge's extensions (`L`,
/// `W`, `#`) are not read. A step wider than its field is refused, as by EventBridge.
///
/// @param lowest the least value
/// @param highest the greatest value
/// @param names names for the values from `lowest` on, in capitals
record CronField(int lowest, int highest, List<String> names) {
  static final CronField MINUTE = new CronField(0, 59, List.of());
  static final CronField HOUR = new CronField(0, 23, List.of());
  static final CronField DAY_OF_MONTH = new CronField(1, 31, List.of());
  static final CronField MONTH =
      new CronField(
          1,
          12,
          List.of(
              "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"));
  static final CronField DAY_OF_WEEK =
      new CronField(1, 7, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"));

  private static final Pattern PART =
      Pattern.compile("(\\*|(?<from>\\w+)(-(?<to>\\w+))?)(/(?<step>\\d{1,2}))?");
  private static final String ALL = "*";

  /// The values that the text names; empty if it is not valid for the field.
  Optional<SortedSet<Integer>> values(String text) {
    SortedSet<Integer> values = new TreeSet<>();
    List<String> parts = List.of(text.toUpperCase(Locale.ROOT).split(",", -1));
    for (String part : parts) {
      Matcher matcher = PART.matcher(part);
      if (!matcher.matches() || (part.startsWith(ALL) && parts.size() > 1)) {
        return Optional.empty();
      }
      Optional<String> from = Optional.ofNullable(matcher.group("from"));
      Optional<String> to = Optional.ofNullable(matcher.group("to"));
      Optional<String> step = Optional.ofNullable(matcher.group("step"));
      int first = from.map(this::number).orElse(lowest);
      int last =
          to.or(() -> step.isPresent() ? Optional.empty() : from).map(this::number).orElse(highest);
      int stride = step.map(Integer::parseInt).orElse(1);
      if (first < lowest || last > highest || first > last || stride == 0 || stride > highest) {
        return Optional.empty();
      }
      for (int value = first; value <= last; value += stride) {
        values.add(value);
      }
    }
    return Optional.of(values);
  }

  private int number(String word) {
    if (names.contains(word)) {
      return lowest + names.indexOf(word);
    }
    return word.matches("\\d{1,2}") ? Integer.parseInt(word) : -1;
  }
}
