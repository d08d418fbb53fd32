package dev.sesdkim.rules;

import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Mutes;
import dev.sesdkim.dkim.ScanContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// The scans of one account, a quarter of an hour apart, and what each knows of the ones before.
final class Scans {

  static final Instant START = Instant.parse("2026-11-24T03:00:00Z");
  static final Duration CONFIRM = Duration.ofMinutes(60);
  static final Duration GRACE = Duration.ofHours(24);

  private static final Duration EVERY = Duration.ofMinutes(15);

  private Scans() {}

  /// So many minutes after the first scan.
  static Instant minute(long minutes) {
    return START.plus(Duration.ofMinutes(minutes));
  }

  /// The scan that starts so many minutes after the first, once people know that monitoring began.
  static ScanContext scan(long minutes) {
    return scanAt(minute(minutes));
  }

  static ScanContext scanAt(Instant at) {
    return context(at, "scan " + at, true, GRACE);
  }

  /// The same, before anybody was told that monitoring began.
  static ScanContext beforeStarted(long minutes) {
    Instant at = minute(minutes);
    return context(at, "scan " + at, false, GRACE);
  }

  /// The same, where nothing has a time of grace.
  static ScanContext withoutGrace(long minutes) {
    Instant at = minute(minutes);
    return context(at, "scan " + at, true, Duration.ZERO);
  }

  /// Another attempt at a scan, later: it has its id.
  static ScanContext retry(ScanContext scan, long minutes) {
    return context(minute(minutes), scan.moment().scanId(), scan.started(), scan.grace());
  }

  private static ScanContext context(Instant at, String id, boolean started, Duration grace) {
    List<Instant> starts =
        Stream.of(at.minus(EVERY).minus(EVERY), at.minus(EVERY), at)
            .filter(start -> !start.isBefore(START) || start.equals(at))
            .toList();
    return new ScanContext(new Moment(at, id), starts, started, CONFIRM, grace, Mutes.NONE);
  }
}
