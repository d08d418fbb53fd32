package dev.sesdkim.aws;

import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/// The role that the monitor assumes in each watched account besides its own. The template that
/// makes it uses the same path and name, and the monitor's own role may assume no other.
public final class MemberRole {

  public static final String PATH = "/ses-dkim-monitor/";
  public static final String NAME = "SesDkimMonitorReader";

  /// Under this name CloudTrail of a watched account shows the monitor.
  public static final String SESSION = "ses-dkim-monitor";

  private MemberRole() {}

  /// Its ARN in an account.
  ///
  /// @param region any region of the partition
  public static String arn(String region, String account) {
    return "arn:%s:iam::%s:role%s%s"
        .formatted(PartitionMetadata.of(Region.of(region)).id(), account, PATH, NAME);
  }
}
