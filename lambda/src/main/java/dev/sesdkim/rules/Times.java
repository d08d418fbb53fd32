package dev.sesdkim.rules;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// How instants are written, always in UTC.
final class Times {

  private static final DateTimeFormatter FOR_PEOPLE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter FOR_PROGRAMS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Times() {}

  /// For example `2026-11-24 03:00 UTC`.
  static String forPeople(Instant instant) {
    return FOR_PEOPLE.format(instant);
  }

  /// ISO-8601 with milliseconds.
  static String forPrograms(Instant instant) {
    return FOR_PROGRAMS.format(instant);
  }
}
