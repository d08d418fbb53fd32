package dev.sesdkim.infra;

/// The role that the monitor assumes in every other account. The template `member-role.yaml`
/// creates it with this path and name.
final class MemberRole {
  /// The path of the member role, and of the function's own role, which it trusts.
  static final String PATH = "/ses-dkim-monitor/";

  static final String NAME = "SesDkimMonitorReader";

  private MemberRole() {}

  /// The ARN of this role in any account of a partition.
  static String inAnyAccount(String partition) {
    return "arn:%s:iam::*:role%s%s".formatted(partition, PATH, NAME);
  }
}
