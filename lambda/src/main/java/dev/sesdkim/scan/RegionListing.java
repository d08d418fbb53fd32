package dev.sesdkim.scan;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Problem;
import java.util.List;

/// The result of listing one region's identities.
public sealed interface RegionListing {

  /// Every identity of the region is known by name.
  ///
  /// @param identities each identity once
  /// @param readings tells what SES says about them
  record Listed(List<Identity> identities, RegionReadings readings) implements RegionListing {

    public Listed {
      identities = List.copyOf(identities);
    }
  }

  /// The region's identities could not be listed: nothing may be concluded about any of them.
  record NotListed(Problem problem) implements RegionListing {}

  /// SES has no endpoint in this region, so there is nothing to read and nothing wrong.
  record NoSes() implements RegionListing {}
}
