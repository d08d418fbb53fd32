package dev.sesdkim.bench;

import java.time.Duration;
import java.util.List;

/// The least that reading one region can take: SES lists 1,000 names and tells one kind of
/// attribute of 100 identities in a call (API reference of ListIdentities and
/// GetIdentityDkimAttributes), tells the detail of one domain in a call, and answers one call a
/// second (SES Developer Guide, "Service quotas").
///
/// @param identities in the region
/// @param details domains whose detail is due
record Floor(int identities, int details) {

  private static final int KINDS = 3;

  int calls() {
    return Math.max(1, Math.ceilDiv(identities, 1000))
        + KINDS * Math.ceilDiv(identities, 100)
        + details;
  }

  /// From the first call to the last, each a second after the one before.
  Duration time() {
    return Duration.ofSeconds(calls() - 1);
  }

  /// All calls of regions that are read side by side.
  static int calls(List<Floor> regions) {
    return regions.stream().mapToInt(Floor::calls).sum();
  }

  /// The longest of regions that are read side by side.
  static double seconds(List<Floor> regions) {
    return regions.stream()
            .map(Floor::time)
            .max(Duration::compareTo)
            .orElse(Duration.ZERO)
            .toMillis()
        / 1000.0;
  }
}
