package dev.sesdkim.local.text;

import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Printable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Small pieces of English, and how names and times are shown.
public final class Words {

  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter DAY_AND_YEAR =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Words() {}

  /// A name from outside, whole, on one line.
  public static String name(String untrusted) {
    return Printable.line(untrusted, Math.max(1, untrusted.length()));
  }

  /// For example `2026-11-24 03:00 UTC`.
  static String time(Instant instant) {
    return MINUTES.format(instant);
  }

  /// For example `24 Nov 03:00`, in UTC; with the year where it is another one than now.
  public static String day(Instant instant, Instant now) {
    boolean sameYear =
        instant.atZone(ZoneOffset.UTC).getYear() == now.atZone(ZoneOffset.UTC).getYear();
    return (sameYear ? DAY : DAY_AND_YEAR).format(instant);
  }

  /// The day that ends at this moment: `31 Dec`; with the year where it is another one than now.
  static String lastDay(Instant end, Instant now) {
    String day = day(end.minusMillis(1), now);
    return day.substring(0, day.lastIndexOf(' '));
  }

  /// For example `1,000`.
  public static String number(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /// For example `1 identity`, `2,000 identities`.
  public static String count(int number, String one, String many) {
    return number(number) + " " + (number == 1 ? one : many);
  }

  /// For example `a`, `a and b`, `a, b and c`.
  public static String list(List<String> words) {
    return words.size() < 2
        ? String.join("", words)
        : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
  }

  /// For example `43 identities: 40 verified, 2 unverified, 1 unknown`.
  static String counts(Counts counts) {
    String all = count(counts.total(), "identity", "identities");
    if (counts.total() == 0) {
      return all;
    }
    List<String> parts = new ArrayList<>();
    if (counts.verified() > 0) {
      parts.add(counts.verified() + " verified");
    }
    if (counts.unverified() > 0) {
      parts.add(counts.unverified() + " unverified");
    }
    if (counts.unknown() > 0) {
      parts.add(counts.unknown() + " unknown");
    }
    return all + ": " + String.join(", ", parts);
  }

  /// For example `17 of 18 regions read, 43 identities: 40 verified, 3 unverified`.
  static String coverage(int read, int notRead, Counts counts) {
    int all = read + notRead;
    return "%d of %s read, %s".formatted(read, count(all, "region", "regions"), counts(counts));
  }
}
