package dev.sesdkim.aws.table;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/// How the table writes a moment: ISO-8601 in UTC with three digits of milliseconds, always, so
/// that the order of the text is the order of time.
final class TableTime {

  private static final DateTimeFormatter MILLISECONDS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private TableTime() {}

  static String text(Instant time) {
    return MILLISECONDS.format(time);
  }

  /// Reads it back.
  ///
  /// @throws java.time.DateTimeException if the text is no such moment
  static Instant of(String text) {
    return Instant.parse(text);
  }

  /// The table's TTL counts in whole seconds since 1970; part of a second is rounded up, so that
  /// nothing goes too early.
  static long expiry(Instant from, Duration retention) {
    Instant end = from.plus(retention);
    return end.getNano() == 0 ? end.getEpochSecond() : end.getEpochSecond() + 1;
  }
}
