package dev.sesdkim.rules;

import java.time.Duration;
import java.time.Instant;

/// How long something has lasted, in one number: `12 m`, `3 h`, `40 h`, `15 d`.
public final class Age {

  /// From one hour up to this, an age is shown in hours, because days say less.
  private static final Duration HOURS = Duration.ofDays(2);

  private Age() {}

  public static String of(Instant since, Instant now) {
    Duration age = since.isAfter(now) ? Duration.ZERO : Duration.between(since, now);
    if (age.compareTo(Duration.ofHours(1)) < 0) {
      return age.toMinutes() + " m";
    }
    return age.compareTo(HOURS) < 0 ? age.toHours() + " h" : age.toDays() + " d";
  }
}
