package dev.sesdkim.aws;

import dev.sesdkim.dkim.Problem;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/// The role through which other accounts are read, the same in each.
public interface AccountRole {

  /// Its name, after its path if it has one: `Auditor`, or `audit/Auditor`.
  String name();

  /// The name of its sessions, under which CloudTrail of the account shows them.
  String session();

  /// What to do if it cannot be assumed.
  ///
  /// @param region where STS was asked
  String advice(Problem problem, String region, String account);

  /// Its ARN in an account.
  ///
  /// @param region any region of the partition
  default String arn(String region, String account) {
    return "arn:%s:iam::%s:role/%s"
        .formatted(PartitionMetadata.of(Region.of(region)).id(), account, name());
  }
}
