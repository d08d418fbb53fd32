package dev.sesdkim.scan;

import dev.sesdkim.dkim.RegionReading;

/// Port: what SES says about a region's identities.
public interface Identities {

  /// Lists the region's identities and reads each. Expected failures are cases of the answer; once
  /// the deadline has passed the answer is [RegionReading.NotRead].
  RegionReading in(String region, String account, Deadline deadline);
}
