package dev.sesdkim.infra;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.regex.Pattern;

/// The gaps between the starts of an EventBridge cron expression: `minutes hours day-of-month month
/// day-of-week year`. A year other than `*` is refused, because monitoring would end one day.
///
/// @param shortestGap the least time between two starts
/// @param longestGap the most time between two starts
record CronTimes(Duration shortestGap, Duration longestGap) {
  /// Dates and days of the week repeat every 28 years, unless the span includes a century year
  /// without a leap day.
  private static final LocalDate FIRST_DAY = LocalDate.of(2001, 1, 1);

  private static final LocalDate LAST_DAY = FIRST_DAY.plusYears(29);

  private static final Pattern SPACES = Pattern.compile(" +");

  /// The expression in capitals, with one space between two fields.
  static String normalized(String text) {
    return String.join(" ", SPACES.split(text.strip().toUpperCase(Locale.ROOT)));
  }

  static Optional<CronTimes> parse(String text) {
    List<String> fields = SPACES.splitAsStream(text.strip()).toList();
    if (fields.size() != 6
        || !fields.get(5).equals("*")
        || fields.get(2).equals("?") == fields.get(4).equals("?")) {
      return Optional.empty();
    }
    Optional<SortedSet<Integer>> minutes = CronField.MINUTE.values(fields.get(0));
    Optional<SortedSet<Integer>> hours = CronField.HOUR.values(fields.get(1));
    Optional<SortedSet<Integer>> months = CronField.MONTH.values(fields.get(3));
    boolean byDate = fields.get(4).equals("?");
    Optional<SortedSet<Integer>> days =
        byDate
            ? CronField.DAY_OF_MONTH.values(fields.get(2))
            : CronField.DAY_OF_WEEK.values(fields.get(4));
    if (minutes.isEmpty() || hours.isEmpty() || months.isEmpty() || days.isEmpty()) {
      return Optional.empty();
    }
    return gaps(
        FIRST_DAY
            .datesUntil(LAST_DAY)
            .filter(date -> months.get().contains(date.getMonthValue()))
            .filter(
                date ->
                    days.get()
                        .contains(byDate ? date.getDayOfMonth() : number(date.getDayOfWeek())))
            .map(LocalDate::toEpochDay)
            .toList(),
        minutesOfDay(hours.get(), minutes.get()));
  }

  private static int number(DayOfWeek day) {
    return day.getValue() % 7 + 1;
  }

  private static List<Integer> minutesOfDay(SortedSet<Integer> hours, SortedSet<Integer> minutes) {
    return hours.stream()
        .flatMap(hour -> minutes.stream().map(minute -> hour * 60 + minute))
        .toList();
  }

  private static Optional<CronTimes> gaps(List<Long> days, List<Integer> minutesOfDay) {
    List<Duration> gaps = new ArrayList<>();
    for (int i = 1; i < minutesOfDay.size(); i++) {
      gaps.add(Duration.ofMinutes(minutesOfDay.get(i) - minutesOfDay.get(i - 1)));
    }
    Duration overnight = Duration.ofMinutes(minutesOfDay.getFirst() - minutesOfDay.getLast());
    for (int i = 1; i < days.size(); i++) {
      gaps.add(Duration.ofDays(days.get(i) - days.get(i - 1)).plus(overnight));
    }
    return days.size() < 2
        ? Optional.empty()
        : Optional.of(
            new CronTimes(
                gaps.stream().min(Duration::compareTo).orElseThrow(),
                gaps.stream().max(Duration::compareTo).orElseThrow()));
  }
}
