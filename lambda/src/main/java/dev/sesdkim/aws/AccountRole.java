package dev.sesdkim.aws;

import dev.sesdkim.dkim.Problem;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/// The role that is assumed to read another account; every account has it under the same name.
public interface AccountRole {

  /// The role's name, after its path if it has one: `Auditor`, or `audit/Auditor`.
  String name();

  /// The session name, which CloudTrail shows in the account.
  String session();

  /// What to do if the role cannot be assumed.
  ///
  /// @param region the region whose STS endpoint was called
  String advice(Problem problem, String region, String account);

  /// The role's ARN in an account.
  ///
  /// @param region any region of the partition
  default String arn(String region, String account) {
    return "arn:%s:iam::%s:role/%s"
        .formatted(PartitionMetadata.of(Region.of(region)).id(), account, name());
  }
}
