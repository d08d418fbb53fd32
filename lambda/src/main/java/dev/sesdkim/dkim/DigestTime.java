package dev.sesdkim.dkim;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.stream.Stream;

/// When in the week the digest is due, in UTC.
public record DigestTime(DayOfWeek day, LocalTime time) {

  /// What [#parse] accepts.
  public static final String FORM = "(MON|TUE|WED|THU|FRI|SAT|SUN) ([01][0-9]|2[0-3]):[0-5][0-9]";

  private static final Duration WEEK = Duration.ofDays(7);

  /// Parses a text such as `MON 08:00`.
  ///
  /// @throws IllegalArgumentException if the text does not match [#FORM]
  public static DigestTime parse(String text) {
    if (!text.matches(FORM)) {
      throw new IllegalArgumentException(text + " is not a day and a time");
    }
    DayOfWeek day =
        Stream.of(DayOfWeek.values())
            .filter(one -> one.name().startsWith(text.substring(0, 3)))
            .findFirst()
            .orElseThrow();
    return new DigestTime(day, LocalTime.parse(text.substring(4)));
  }

  /// Whether this week's digest is due and not written yet. The first digest is due at least a week
  /// after `STARTED` went out.
  public boolean isDue(AccountRow row, Instant now) {
    Instant last = last(now);
    return row.messages()
            .startedTold()
            .filter(started -> !started.plus(WEEK).isAfter(last))
            .isPresent()
        && row.messages().digestedAt().filter(digested -> !digested.isBefore(last)).isEmpty();
  }

  /// When the next digest after this moment is due; empty until `STARTED` went out.
  public Optional<Instant> next(AccountRow row, Instant now) {
    return row.messages()
        .startedTold()
        .map(
            started -> {
              Instant next = last(now).plus(WEEK);
              Instant first = started.plus(WEEK);
              return next.isBefore(first) ? last(first.minusMillis(1)).plus(WEEK) : next;
            });
  }

  private Instant last(Instant now) {
    ZonedDateTime at = now.atZone(ZoneOffset.UTC);
    ZonedDateTime last = at.with(TemporalAdjusters.previousOrSame(day)).with(time);
    return (last.isAfter(at) ? last.minusWeeks(1) : last).toInstant();
  }
}
