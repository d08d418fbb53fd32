package dev.sesdkim.infra;

import java.util.Optional;
import software.amazon.awscdk.regioninfo.RegionInfo;

/// Where the stack is deployed, as far as the CDK's command-line tool knows it. The stack names
/// neither account nor region, so that the same template can be deployed anywhere.
///
/// @param account the account's id
/// @param region the region's code
record Home(Optional<String> account, Optional<String> region) {

  /// The ARN that the function's role has if other accounts are scanned; empty if the account, the
  /// region or its partition is unknown.
  Optional<String> roleArn(String stackName) {
    return region
        .flatMap(Home::partition)
        .flatMap(partition -> account.map(id -> roleArn(stackName, partition, id)));
  }

  /// The region, if accounts cannot use it before they enable it and this version of the CDK knows
  /// that.
  Optional<String> optInRegion() {
    return region.filter(code -> RegionInfo.get(code).getIsOptInRegion());
  }

  private String roleArn(String stackName, String partition, String id) {
    return "arn:%s:iam::%s:role%s%s"
        .formatted(partition, id, MemberRole.PATH, RoleName.of(stackName, region.orElseThrow()));
  }

  /// The partition of a region that this version of the CDK knows.
  private static Optional<String> partition(String region) {
    return Optional.ofNullable(RegionInfo.get(region).getPartition());
  }
}
