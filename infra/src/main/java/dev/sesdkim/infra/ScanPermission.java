package dev.sesdkim.infra;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import software.amazon.awscdk.services.iam.PolicyStatement;

/// What the function's own code calls, grouped by what it may touch: the one place where these
/// actions are listed. What Lambda does in the function's name (logs, failed invocations) is not
/// among them.
enum ScanPermission {
  /// For none of these does AWS support a resource narrower than `*`.
  READ_REGIONS_AND_IDENTITIES,
  /// Of the account's identities, in every region.
  READ_DETAIL,
  /// On the table alone: the index is for people, the function does not read it. A transaction has
  /// no action of its own; it needs those of its parts.
  KEEP_STATE,
  /// And ask the topic how many of its subscriptions are confirmed.
  SEND_ALERTS,
  /// Where other accounts are scanned: the member role of each, within the organization.
  ASSUME_MEMBER_ROLE,
  /// Where accounts are listed in the settings, or the whole organization is scanned. AWS supports
  /// no narrower resource than `*`.
  LIST_ACCOUNTS,
  /// Where organizational units are scanned. On the units and roots.
  LIST_ACCOUNTS_OF_UNITS,
  /// Where a state machine reads the accounts. On the lists in the bucket.
  KEEP_LISTS;

  /// What a deployment needs that scans its own account alone.
  static final Set<ScanPermission> OF_ONE_ACCOUNT =
      Collections.unmodifiableSet(EnumSet.range(READ_REGIONS_AND_IDENTITIES, SEND_ALERTS));

  /// As `service:Action`.
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
