package dev.sesdkim.scan;

import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.RegionRow;

/// The result of one region in a scan.
///
/// Each case holds the region's new row. If the region was not read, the counts are the last known
/// ones.
public sealed interface RegionResult {

  RegionRow row();

  /// What was seen and saved there, whether or not the region was read to its end.
  Sightings sightings();

  default String region() {
    return row().region();
  }

  /// Every identity got an answer.
  record Read(RegionRow row, Sightings sightings) implements RegionResult {}

  /// Only some identities got an answer.
  record ReadInPart(RegionRow row, Sightings sightings, Problem problem) implements RegionResult {}

  /// No identity got an answer, or listing failed: nothing is concluded (S1).
  record NotRead(RegionRow row, Sightings sightings, Problem problem) implements RegionResult {}

  /// The region is not expected to be read: it is disabled, the settings leave it out, or its
  /// account is no longer watched.
  record NotWatched(RegionRow row, Sightings sightings, Problem problem) implements RegionResult {}

  /// SES has no endpoint there.
  record NoSes(RegionRow row) implements RegionResult {
    @Override
    public Sightings sightings() {
      return Sightings.NONE;
    }
  }
}
