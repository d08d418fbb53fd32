package dev.sesdkim.infra;

import io.github.cdklabs.cdknag.NagPackSuppression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.sns.ITopic;

/// The permissions of the function's code, and why some have no narrower resource.
///
/// @param stack the stack that deploys the function
/// @param accounts the other accounts that it scans
/// @param lists the bucket for the lists of accounts, if there is a state machine
record ScanPolicy(Stack stack, AccountSettings accounts, Optional<AccountLists> lists) {
  /// The partition in the notation of the security rules.
  private static final String ANY_PARTITION = "<AWS::Partition>";

  List<PolicyStatement> statements(ITable table, ITopic topic) {
    List<PolicyStatement> statements =
        new ArrayList<>(
            List.of(
                ScanPermission.READ_REGIONS_AND_IDENTITIES.on("*"),
                ScanPermission.READ_DETAIL.on(identities()),
                ScanPermission.KEEP_STATE.on(table.getTableArn()),
                ScanPermission.SEND_ALERTS.on(topic.getTopicArn())));
    if (accounts.many()) {
      statements.add(assumeMemberRoles());
      statements.add(
          accounts.units().isEmpty()
              ? ScanPermission.LIST_ACCOUNTS.on("*")
              : ScanPermission.LIST_ACCOUNTS_OF_UNITS.on(
                  units(Aws.PARTITION).toArray(String[]::new)));
    }
    lists.map(bucket -> ScanPermission.KEEP_LISTS.on(bucket.lists())).ifPresent(statements::add);
    return statements;
  }

  /// The findings of the security rules that are intended, with reasons.
  List<NagPackSuppression> exemptions() {
    List<NagPackSuppression> exemptions = new ArrayList<>();
    exemptions.add(
        exemption(
            accounts.many()
                ? "AWS supports no resource for listing regions and accounts and SES v1's reads."
                : "AWS supports no resource for listing regions and SES v1's reads.",
            List.of("*")));
    exemptions.add(
        exemption(
            "Which identities there are, and in which regions, is what a scan finds out.",
            List.of("arn:%s:ses:*:<AWS::AccountId>:identity/*".formatted(ANY_PARTITION))));
    if (accounts.many()) {
      exemptions.add(
          exemption(
              "Which accounts there are is what a scan finds out, within the organization.",
              List.of(MemberRole.inAnyAccount(ANY_PARTITION))));
    }
    if (!accounts.units().isEmpty()) {
      exemptions.add(
          exemption(
              "Which organizational units there are below these is what a scan finds out.",
              units(ANY_PARTITION)));
    }
    lists
        .map(
            bucket -> exemption("Each scan has a list of its own.", List.of(bucket.listsInRules())))
        .ifPresent(exemptions::add);
    return exemptions;
  }

  /// Every SES identity of the account, in every region.
  private String identities() {
    return stack.formatArn(
        ArnComponents.builder()
            .service("ses")
            .region("*")
            .resource("identity")
            .resourceName("*")
            .build());
  }

  /// IAM fills in the organization of the function's role. A role outside any organization has none
  /// and can assume no member role.
  private static PolicyStatement assumeMemberRoles() {
    PolicyStatement statement =
        ScanPermission.ASSUME_MEMBER_ROLE.on(MemberRole.inAnyAccount(Aws.PARTITION));
    statement.addCondition("StringEquals", Map.of("aws:ResourceOrgID", "${aws:PrincipalOrgID}"));
    return statement;
  }

  /// The configured roots, and all units under the roots of the configured ids: a unit's id begins
  /// with its root's. The account in these ARNs is the management account, which is not known here.
  private List<String> units(String partition) {
    return accounts.units().stream()
        .map(id -> id.startsWith("r-") ? List.of("root/*/" + id, below(id)) : List.of(below(id)))
        .flatMap(List::stream)
        .distinct()
        .map("arn:%s:organizations::*:%%s".formatted(partition)::formatted)
        .toList();
  }

  private static String below(String unitOrRoot) {
    return "ou/*/ou-%s-*".formatted(unitOrRoot.split("-", -1)[1]);
  }

  private static NagPackSuppression exemption(String reason, List<String> resources) {
    return new NagPackSuppression.Builder()
        .id("AwsSolutions-IAM5")
        .reason(reason)
        .appliesTo(resources.stream().map("Resource::"::concat).toList())
        .build();
  }
}
