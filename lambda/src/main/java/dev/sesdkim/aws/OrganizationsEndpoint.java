package dev.sesdkim.aws;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;
import software.amazon.awssdk.regions.ServicePartitionMetadata;

/// The endpoint of AWS Organizations: one in each partition, unless another is asked instead.
///
/// @param signingRegion the region that a signature names
record OrganizationsEndpoint(URI uri, String signingRegion) {

  static final String SERVICE = "organizations";

  /// @param region any region of the partition
  /// @param other what is asked instead, if anything
  static OrganizationsEndpoint of(String region, Optional<URI> other) {
    ServiceMetadata service = ServiceMetadata.of(SERVICE);
    Region place = place(service, Region.of(region));
    URI usual = URI.create("https://" + service.endpointFor(place));
    return new OrganizationsEndpoint(other.orElse(usual), service.signingRegion(place).id());
  }

  /// The partition's pseudo region, such as `aws-global`, or the given region if there is none.
  private static Region place(ServiceMetadata service, Region region) {
    String partition = PartitionMetadata.of(region).id();
    return service.servicePartitions().stream()
        .filter(one -> one.partition().id().equals(partition))
        .findFirst()
        .flatMap(ServicePartitionMetadata::globalRegion)
        .orElse(region);
  }
}
