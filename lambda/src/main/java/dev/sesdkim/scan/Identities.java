package dev.sesdkim.scan;

import dev.sesdkim.dkim.RegionReading;

/// Port: what SES says about a region's identities.
public interface Identities {

  /// Lists the region's identities and reads each. Expected failures are cases of the answer; when
  /// the deadline comes before all that decides a verdict is read, the answer is
  /// [RegionReading.NotRead].
  RegionReading in(String region, String account, Deadline deadline);
}
