package dev.sesdkim.infra;

import java.util.List;
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
  SEND_ALERTS;

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
    };
  }

  PolicyStatement on(String resource) {
    return PolicyStatement.Builder.create().actions(actions()).resources(List.of(resource)).build();
  }
}
