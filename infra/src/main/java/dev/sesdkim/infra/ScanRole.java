package dev.sesdkim.infra;

import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/// The role of the scan function: the actions of its code, and those of Lambda on its behalf.
///
/// If other accounts are scanned, the role has a fixed path and name, because each member role
/// names it by ARN.
final class ScanRole {
  private ScanRole() {}

  /// Makes the role.
  ///
  /// @param scope the construct that it belongs to
  static Role in(
      Construct scope,
      AccountSettings accounts,
      Optional<AccountLists> lists,
      ILogGroup logs,
      ITable table,
      ITopic topic,
      IQueue failedScans) {
    Stack stack = Stack.of(scope);
    ScanPolicy code = new ScanPolicy(stack, accounts, lists);
    Map<String, PolicyDocument> policies = new TreeMap<>();
    policies.put("Code", document(code.statements(table, topic)));
    policies.put(
        "Lambda",
        document(
            List.of(
                allow(logs.getLogGroupArn(), "logs:CreateLogStream", "logs:PutLogEvents"),
                allow(failedScans.getQueueArn(), "sqs:SendMessage"))));
    Role.Builder described =
        Role.Builder.create(scope, "Role")
            .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
            .description("What a scan calls, and what Lambda does in its name")
            .inlinePolicies(policies);
    if (accounts.many()) {
      described
          .path(MemberRole.PATH)
          .roleName(RoleName.of(stack.getStackName(), stack.getRegion()));
    }
    Role role = described.build();
    NagSuppressions.addResourceSuppressions(role, code.exemptions());
    return role;
  }

  private static PolicyDocument document(List<PolicyStatement> statements) {
    return PolicyDocument.Builder.create().statements(statements).build();
  }

  private static PolicyStatement allow(String resource, String... actions) {
    return PolicyStatement.Builder.create()
        .actions(List.of(actions))
        .resources(List.of(resource))
        .build();
  }
}
