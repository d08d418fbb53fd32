package dev.sesdkim.local.text;

import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.English;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.IdentityType;
import dev.sesdkim.dkim.Printable;
import dev.sesdkim.dkim.State;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// Names, times and counts as a person reads them.
public final class Phrases {

  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter DAY_AND_YEAR =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Phrases() {}

  /// A name from outside, whole, on one line.
  public static String name(String untrusted) {
    return Printable.line(untrusted, Math.max(1, untrusted.length()));
  }

  /// For example `2026-11-24 03:00 UTC`.
  public static String time(Instant instant) {
    return MINUTES.format(instant);
  }

  /// For example `24 Nov 03:00`, in UTC; with the year if it is not the present one.
  public static String day(Instant instant, Instant now) {
    boolean sameYear =
        instant.atZone(ZoneOffset.UTC).getYear() == now.atZone(ZoneOffset.UTC).getYear();
    return (sameYear ? DAY : DAY_AND_YEAR).format(instant);
  }

  /// For example `24 Nov`, in UTC; with the year if it is not the present one.
  public static String date(Instant instant, Instant now) {
    String day = day(instant, now);
    return day.substring(0, day.lastIndexOf(' '));
  }

  /// The day that ends at this moment: `31 Dec`; with the year if it is not the present one.
  static String lastDay(Instant end, Instant now) {
    return date(end.minusMillis(1), now);
  }

  /// For example `3 domains and 1 address`. A name in several regions counts once.
  static String who(Collection<State> states) {
    List<String> who = new ArrayList<>();
    int domains = names(states, IdentityType.DOMAIN);
    int addresses = names(states, IdentityType.EMAIL_ADDRESS);
    if (domains > 0) {
      who.add(English.count(domains, "domain", "domains"));
    }
    if (addresses > 0) {
      who.add(English.count(addresses, "address", "addresses"));
    }
    return English.list(who);
  }

  /// How many names these identities of one type have.
  static int names(Collection<State> states, IdentityType type) {
    return (int)
        states.stream()
            .map(State::identity)
            .filter(identity -> identity.type() == type)
            .map(Identity::name)
            .distinct()
            .count();
  }

  /// For example `43 identities: 40 verified, 2 unverified, 1 unknown`.
  static String counts(Counts counts) {
    String all = English.count(counts.total(), "identity", "identities");
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
    return "%d of %s read, %s"
        .formatted(read, English.count(all, "region", "regions"), counts(counts));
  }
}
