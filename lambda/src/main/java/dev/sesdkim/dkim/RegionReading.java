package dev.sesdkim.dkim;

import java.util.List;

/// What became of reading one region.
public sealed interface RegionReading {

  String region();

  /// Every identity of the region was listed.
  ///
  /// @param readings one for each identity, no identity twice
  /// @param problems what went wrong on the way without hiding the list
  record Read(String region, List<Reading> readings, List<Problem> problems)
      implements RegionReading {

    public Read {
      readings = List.copyOf(readings);
      problems = List.copyOf(problems);
    }
  }

  /// The region's identities could not be listed: nothing may be concluded about any of them.
  record NotRead(String region, Problem problem) implements RegionReading {}

  /// SES has no endpoint in this region, so there is nothing to read and nothing wrong.
  record NoSes(String region) implements RegionReading {}
}
