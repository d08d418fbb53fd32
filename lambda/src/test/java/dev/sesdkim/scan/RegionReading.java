package dev.sesdkim.scan;

import static java.util.stream.Collectors.toMap;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reading;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Gatherers;

/// A region as one answer: all that its listing and its readings tell.
public sealed interface RegionReading {

  /// Listed, and read to its end.
  record Read(List<Reading> readings, List<Problem> problems) implements RegionReading {}

  /// Not listed, or not read to its end.
  record NotRead(Problem problem) implements RegionReading {}

  /// SES has no endpoint there.
  record NoSes() implements RegionReading {}

  /// Reads all that is listed, a batch after the other, as far as reading goes.
  static RegionReading of(RegionListing listing) {
    return switch (listing) {
      case RegionListing.NoSes() -> new NoSes();
      case RegionListing.NotListed(Problem problem) -> new NotRead(problem);
      case RegionListing.Listed(List<Identity> all, RegionReadings readings) -> {
        List<Reading> told = new ArrayList<>();
        SequencedSet<Problem> problems = new LinkedHashSet<>();
        for (List<Identity> batch :
            all.stream().gather(Gatherers.windowFixed(RegionReadings.BATCH)).toList()) {
          switch (readings.of(batch)) {
            case RegionReadings.Ended(Problem problem) -> {
              yield new NotRead(problem);
            }
            case RegionReadings.Told(List<Reading> some, List<Problem> met) -> {
              told.addAll(some);
              problems.addAll(met);
            }
          }
        }
        yield new Read(told, List.copyOf(problems));
      }
    };
  }

  /// The listing of a region of which this is known.
  default RegionListing listing() {
    return switch (this) {
      case NoSes() -> new RegionListing.NoSes();
      case NotRead(Problem problem) -> new RegionListing.NotListed(problem);
      case Read(List<Reading> readings, List<Problem> problems) -> {
        Map<Identity, Reading> known =
            readings.stream().collect(toMap(Reading::identity, reading -> reading));
        yield new RegionListing.Listed(
            readings.stream().map(Reading::identity).toList(),
            identities ->
                new RegionReadings.Told(
                    identities.stream()
                        .map(identity -> Optional.ofNullable(known.get(identity)).orElseThrow())
                        .toList(),
                    problems));
      }
    };
  }
}
