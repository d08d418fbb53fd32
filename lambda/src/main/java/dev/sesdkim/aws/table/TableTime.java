package dev.sesdkim.aws.table;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/// The table's format of time: ISO-8601 in UTC, always with three digits of milliseconds, so that
/// the texts sort by time.
final class TableTime {

  private static final DateTimeFormatter MILLISECONDS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private TableTime() {}

  static String text(Instant time) {
    return MILLISECONDS.format(time);
  }

  /// Parses a time of the table.
  ///
  /// @throws java.time.DateTimeException if the text is not a time
  static Instant of(String text) {
    return Instant.parse(text);
  }

  /// The time of expiry for the table's TTL, in whole seconds since 1970, rounded up so that
  /// nothing expires too early.
  static long expiry(Instant from, Duration retention) {
    Instant end = from.plus(retention);
    return end.getNano() == 0 ? end.getEpochSecond() : end.getEpochSecond() + 1;
  }
}
