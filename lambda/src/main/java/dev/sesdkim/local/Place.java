package dev.sesdkim.local;

import java.util.Optional;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.RegionMetadata;

/// The place of a region in AWS's words.
final class Place {

  private Place() {}

  /// For example `Europe (Ireland)`; empty for a region that the SDK does not know.
  static String of(String region) {
    return Optional.ofNullable(RegionMetadata.of(Region.of(region)))
        .map(RegionMetadata::description)
        .orElse("");
  }
}
