package dev.sesdkim.bench;

import java.time.Duration;
import java.util.List;

/// The least that reading one region can take: a call to SES lists 1,000 names, or returns one kind
/// of attribute of 100 identities (API reference of ListIdentities and GetIdentityDkimAttributes),
/// or the detail of one domain, and SES answers one call a second (SES Developer Guide, "Service
/// quotas").
///
/// @param identities the number of identities in the region
/// @param details the number of domains whose detail is due
record Floor(int identities, int details) {

  private static final int KINDS = 3;

  int calls() {
    return Math.max(1, Math.ceilDiv(identities, 1000))
        + KINDS * Math.ceilDiv(identities, 100)
        + details;
  }

  /// The time from the first call to the last, with one call a second.
  Duration time() {
    return Duration.ofSeconds(calls() - 1);
  }

  /// The calls of all regions together.
  static int calls(List<Floor> regions) {
    return regions.stream().mapToInt(Floor::calls).sum();
  }

  /// The time of the slowest region, when all are read at once.
  static double seconds(List<Floor> regions) {
    return regions.stream()
            .map(Floor::time)
            .max(Duration::compareTo)
            .orElse(Duration.ZERO)
            .toMillis()
        / 1000.0;
  }
}
