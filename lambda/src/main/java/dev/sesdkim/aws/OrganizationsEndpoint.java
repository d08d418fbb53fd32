package dev.sesdkim.aws;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;
import software.amazon.awssdk.regions.ServicePartitionMetadata;

/// The endpoint of AWS Organizations: one in each partition, unless the SDK's settings name another
/// (`AWS_ENDPOINT_URL_ORGANIZATIONS`, `AWS_ENDPOINT_URL`).
///
/// @param signingRegion the region that a signature names
record OrganizationsEndpoint(URI uri, String signingRegion) {

  static final String SERVICE = "organizations";

  /// @param region any region of the partition
  /// @param profile of the SDK's configuration, which may name an endpoint too
  static OrganizationsEndpoint of(String region, Optional<String> profile) {
    ServiceMetadata service = ServiceMetadata.of(SERVICE);
    Region place = place(service, Region.of(region));
    URI usual = URI.create("https://" + service.endpointFor(place));
    return new OrganizationsEndpoint(
        ConfiguredEndpoint.of(SERVICE, profile).orElse(usual), service.signingRegion(place).id());
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
