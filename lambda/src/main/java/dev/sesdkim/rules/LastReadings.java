package dev.sesdkim.rules;

import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.English;
import dev.sesdkim.dkim.LastReading;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Describes what is at stake in regions that are not read: their identities as last read.
final class LastReadings {

  private LastReadings() {}

  /// A sentence; empty if none of the regions was ever read.
  static Optional<String> of(List<Due.OfScan> regions) {
    List<LastReading> readings =
        regions.stream().flatMap(one -> one.lastReading().stream()).toList();
    return readings.stream()
        .map(LastReading::at)
        .max(Comparator.naturalOrder())
        .map(at -> sentence(readings, at, regions.getFirst().observedAt()));
  }

  private static String sentence(List<LastReading> readings, Instant at, Instant scan) {
    Counts counts = readings.stream().map(LastReading::counts).reduce(Counts.NONE, Counts::plus);
    String when = "when last read on " + Times.forPeople(at, scan);
    SequencedMap<String, Integer> verdicts = verdicts(counts);
    if (verdicts.isEmpty()) {
      return "No identity was there %s.".formatted(when);
    }
    String first = verdicts.firstEntry().getKey();
    if (counts.total() == 1) {
      return "1 identity is there, %s %s.".formatted(first, when);
    }
    return "%s identities are there, %s %s."
        .formatted(
            English.number(counts.total()),
            verdicts.size() == 1
                ? "all " + first
                : English.list(
                    verdicts.entrySet().stream()
                        .map(one -> English.number(one.getValue()) + " " + one.getKey())
                        .toList()),
            when);
  }

  /// How many identities have each verdict, in words, without zeros.
  private static SequencedMap<String, Integer> verdicts(Counts counts) {
    SequencedMap<String, Integer> verdicts = new LinkedHashMap<>();
    verdicts.put("verified", counts.verified());
    verdicts.put("unverified", counts.unverified());
    verdicts.put("unknown", counts.unknown());
    verdicts.values().removeIf(number -> number == 0);
    return verdicts;
  }
}
