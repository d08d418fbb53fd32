package dev.sesdkim.rules;

import dev.sesdkim.dkim.SesDetail;
import java.util.Optional;
import java.util.Set;

/// The zone in which SES keeps the keys of Easy DKIM, for each region.
///
/// AWS General Reference, "Amazon SES endpoints and quotas", DKIM domains. SES v2 tells the zone of
/// an identity itself (`SigningHostedZone`); this table is for where that was not asked.
final class DkimZones {

  private static final String COMMON = "dkim.amazonses.com";

  private static final Set<String> WITH_ITS_OWN =
      Set.of(
          "af-south-1",
          "ap-northeast-3",
          "ap-south-2",
          "ap-southeast-3",
          "ap-southeast-5",
          "ca-west-1",
          "eu-central-2",
          "eu-south-1",
          "il-central-1",
          "me-central-1",
          "us-gov-east-1");

  private static final Set<String> WITH_THE_COMMON_ONE =
      Set.of(
          "ap-northeast-1",
          "ap-northeast-2",
          "ap-south-1",
          "ap-southeast-1",
          "ap-southeast-2",
          "ca-central-1",
          "eu-central-1",
          "eu-north-1",
          "eu-west-1",
          "eu-west-2",
          "eu-west-3",
          "me-south-1",
          "sa-east-1",
          "us-east-1",
          "us-east-2",
          "us-gov-west-1",
          "us-west-1",
          "us-west-2");

  private DkimZones() {}

  /// The zone of an identity: what SES told, else that of its region, which for a replica is the
  /// region that it copies.
  static Optional<String> of(String region, Optional<SesDetail> detail) {
    return detail
        .flatMap(SesDetail::hostedZone)
        .or(() -> of(detail.flatMap(SesDetail::parentRegion).orElse(region)));
  }

  /// The region's zone; empty for a region that is not in the table, because a wrong target in DNS
  /// is worse than one more look.
  static Optional<String> of(String region) {
    if (WITH_ITS_OWN.contains(region)) {
      return Optional.of("dkim." + region + ".amazonses.com");
    }
    return WITH_THE_COMMON_ONE.contains(region) ? Optional.of(COMMON) : Optional.empty();
  }
}
