package dev.sesdkim.scan;

import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.RegionRow;

/// What became of one region in a scan.
///
/// Each case holds what is remembered of the region from now on: where it was not read, the counts
/// are the last ones known.
public sealed interface RegionResult {

  RegionRow row();

  /// What was seen and saved there, however it ended.
  Sightings sightings();

  default String region() {
    return row().region();
  }

  /// Every identity got an answer.
  record Read(RegionRow row, Sightings sightings) implements RegionResult {}

  /// Some identities did.
  record ReadInPart(RegionRow row, Sightings sightings, Problem problem) implements RegionResult {}

  /// None did, or the list failed: nothing is concluded (S1).
  record NotRead(RegionRow row, Sightings sightings, Problem problem) implements RegionResult {}

  /// Nobody expects it to be read: it is disabled, or the settings leave it out.
  record NotWatched(RegionRow row, Sightings sightings, Problem problem) implements RegionResult {}

  /// SES has no endpoint there.
  record NoSes(RegionRow row) implements RegionResult {
    @Override
    public Sightings sightings() {
      return Sightings.NONE;
    }
  }
}
