package dev.sesdkim.rules;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// How instants are written, always in UTC.
final class Times {

  private static final DateTimeFormatter FOR_PEOPLE = format("d MMM HH:mm 'UTC'");

  private static final DateTimeFormatter OF_ANOTHER_YEAR = format("d MMM uuuu HH:mm 'UTC'");

  private static final DateTimeFormatter YEAR = format("uuuu");

  private static final DateTimeFormatter FOR_PROGRAMS = format("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");

  private Times() {}

  /// For example `24 Nov 03:00 UTC`, or `24 Nov 2025 03:00 UTC` if the scan ran in another year.
  static String forPeople(Instant instant, Instant scan) {
    return (YEAR.format(instant).equals(YEAR.format(scan)) ? FOR_PEOPLE : OF_ANOTHER_YEAR)
        .format(instant);
  }

  /// For example `24 Nov`, with the year if the scan ran in another one.
  static String day(Instant instant, Instant scan) {
    String words = forPeople(instant, scan);
    return words.substring(0, words.indexOf(':') - 3);
  }

  /// The last day of a time that ends at this moment.
  static String lastDay(Instant end, Instant scan) {
    return day(end.minusMillis(1), scan);
  }

  /// ISO-8601 with milliseconds.
  static String forPrograms(Instant instant) {
    return FOR_PROGRAMS.format(instant);
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }
}
