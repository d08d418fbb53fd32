package dev.sesdkim.infra;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// When scans start, with the shortest and the longest time between two starts, which alarms and
/// retries depend on. Times are UTC.
///
/// @param expression as EventBridge Scheduler reads it: `rate(...)` or `cron(...)`
/// @param shortestGap the least time between two starts
/// @param longestGap the most time between two starts
public record ScanTimes(String expression, Duration shortestGap, Duration longestGap) {
  /// The longest gap that the alarm on missing scans can watch: CloudWatch looks back at most seven
  /// days, and a scan may be a little late.
  static final Duration LONGEST_WATCHED = Duration.ofDays(6);

  static final ScanTimes EVERY_QUARTER_OF_AN_HOUR = rate(15, "minute");

  /// The default with a state machine, because its cost grows with accounts and scans.
  static final ScanTimes EVERY_HOUR = rate(1, "hour");

  private static final long WIDEST_WINDOW_MINUTES = 10;

  private static final Pattern RATE =
      Pattern.compile("rate\\((\\d{1,5}) (minute|hour|day)s?\\)", Pattern.CASE_INSENSITIVE);
  private static final Pattern CRON =
      Pattern.compile("cron\\(([^()]+)\\)", Pattern.CASE_INSENSITIVE);

  /// Empty if the text is not a schedule, starts nothing, or leaves more than six days between two
  /// scans.
  public static Optional<ScanTimes> parse(String text) {
    return parsed(text)
        .filter(times -> times.shortestGap().isPositive())
        .filter(times -> times.longestGap().compareTo(LONGEST_WATCHED) <= 0);
  }

  /// How much later than scheduled a start may be: a sixth of the time between two starts, from one
  /// to ten minutes, so that deployments with the same schedule do not all start at once.
  Duration startWindow() {
    return Duration.ofMinutes(Math.clamp(shortestGap.toMinutes() / 6, 1, WIDEST_WINDOW_MINUTES));
  }

  private static Optional<ScanTimes> parsed(String text) {
    Matcher rate = RATE.matcher(text);
    if (rate.matches()) {
      return Optional.of(
          rate(Integer.parseInt(rate.group(1)), rate.group(2).toLowerCase(Locale.ROOT)));
    }
    Matcher cron = CRON.matcher(text);
    return cron.matches()
        ? CronTimes.parse(cron.group(1))
            .map(
                times ->
                    new ScanTimes(
                        "cron(%s)".formatted(CronTimes.normalized(cron.group(1))),
                        times.shortestGap(),
                        times.longestGap()))
        : Optional.empty();
  }

  private static ScanTimes rate(int amount, String unit) {
    Duration gap =
        switch (unit) {
          case "minute" -> Duration.ofMinutes(amount);
          case "hour" -> Duration.ofHours(amount);
          default -> Duration.ofDays(amount);
        };
    return new ScanTimes("rate(%d %s%s)".formatted(amount, unit, amount == 1 ? "" : "s"), gap, gap);
  }
}
