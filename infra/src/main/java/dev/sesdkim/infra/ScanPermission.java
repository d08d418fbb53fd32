package dev.sesdkim.infra;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import software.amazon.awscdk.services.iam.PolicyStatement;

/// The actions that the function's own code calls, grouped by resource. They are listed only here.
/// The actions of Lambda on behalf of the function (logs, failed invocations) are not among them.
enum ScanPermission {
  /// AWS supports no resource narrower than `*` for any of these.
  READ_REGIONS_AND_IDENTITIES,
  /// On the account's identities, in every region.
  READ_DETAIL,
  /// On the table only: the function does not read the index, which is for people. A transaction
  /// has no action of its own; it needs the actions of its parts.
  KEEP_STATE,
  /// On the topic, including the number of its confirmed subscriptions.
  SEND_ALERTS,
  /// If other accounts are scanned. On the member role of each account in the organization.
  ASSUME_MEMBER_ROLE,
  /// If accounts are listed in the settings or the whole organization is scanned. AWS supports no
  /// resource narrower than `*`.
  LIST_ACCOUNTS,
  /// If organizational units are scanned. On the units and roots.
  LIST_ACCOUNTS_OF_UNITS,
  /// If a state machine reads the accounts. On the lists in the bucket.
  KEEP_LISTS;

  /// The permissions of a deployment that scans only its own account.
  static final Set<ScanPermission> OF_ONE_ACCOUNT =
      Collections.unmodifiableSet(EnumSet.range(READ_REGIONS_AND_IDENTITIES, SEND_ALERTS));

  /// The actions as `service:Action`.
  List<String> actions() {
    return switch (this) {
      case READ_REGIONS_AND_IDENTITIES ->
          List.of(
              "ec2:DescribeRegions",
              "ses:ListIdentities",
              "ses:GetIdentityDkimAttributes",
              "ses:GetIdentityVerificationAttributes",
              "ses:GetIdentityMailFromDomainAttributes");
      case READ_DETAIL -> List.of("ses:GetEmailIdentity");
      case KEEP_STATE ->
          List.of(
              "dynamodb:Query",
              "dynamodb:BatchGetItem",
              "dynamodb:PutItem",
              "dynamodb:UpdateItem",
              "dynamodb:DeleteItem",
              "dynamodb:ConditionCheckItem");
      case SEND_ALERTS -> List.of("sns:Publish", "sns:GetTopicAttributes");
      case ASSUME_MEMBER_ROLE -> List.of("sts:AssumeRole");
      case LIST_ACCOUNTS -> List.of("organizations:ListAccounts");
      case LIST_ACCOUNTS_OF_UNITS ->
          List.of(
              "organizations:ListAccountsForParent",
              "organizations:ListOrganizationalUnitsForParent");
      case KEEP_LISTS -> List.of("s3:PutObject", "s3:GetObject");
    };
  }

  PolicyStatement on(String... resources) {
    return PolicyStatement.Builder.create()
        .actions(actions())
        .resources(List.of(resources))
        .build();
  }
}
