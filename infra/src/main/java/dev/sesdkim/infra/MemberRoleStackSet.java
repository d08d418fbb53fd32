package dev.sesdkim.infra;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.CfnStackSet;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/// Creates the member role in every account of some organizational units, and in accounts that join
/// them later. AWS leaves out the organization's management account.
///
/// If the role cannot be created in an account, the deployment still succeeds, and the scan tells
/// that it cannot read the account.
final class MemberRoleStackSet extends Construct {
  private static final int EVERY_ACCOUNT = 100;

  /// @param config with at least one unit for member roles, and the organization's id
  MemberRoleStackSet(
      Construct scope,
      String id,
      MonitorConfig config,
      MemberRoleTemplate template,
      String monitorRoleArn) {
    super(scope, id);
    MemberRoleSettings settings = config.memberRoles();
    Stack stack = Stack.of(this);
    List<CfnStackSet.ParameterProperty> parameters = new ArrayList<>();
    parameters.add(parameter(MemberRoleTemplate.MONITOR_ROLE_ARN, monitorRoleArn));
    settings
        .organizationId()
        .ifPresent(known -> parameters.add(parameter(MemberRoleTemplate.ORGANIZATION_ID, known)));
    config
        .accounts()
        .externalId()
        .ifPresent(known -> parameters.add(parameter(MemberRoleTemplate.EXTERNAL_ID, known)));
    CfnStackSet.Builder.create(this, "StackSet")
        .stackSetName(stack.getStackName() + "-MemberRole")
        .description("The role through which the SES DKIM Monitor reads SES in each account")
        .permissionModel("SERVICE_MANAGED")
        .callAs(settings.stackSetCallAs())
        .autoDeployment(
            CfnStackSet.AutoDeploymentProperty.builder()
                .enabled(true)
                .retainStacksOnAccountRemoval(false)
                .build())
        .capabilities(List.of("CAPABILITY_NAMED_IAM"))
        .templateBody(template.yaml())
        .parameters(parameters)
        .stackInstancesGroup(
            List.of(
                CfnStackSet.StackInstancesProperty.builder()
                    .deploymentTargets(
                        CfnStackSet.DeploymentTargetsProperty.builder()
                            .organizationalUnitIds(settings.units())
                            .build())
                    // IAM is global, so any one region will do. The scan needs this one in every
                    // account, because it assumes the role here.
                    .regions(List.of(stack.getRegion()))
                    .build()))
        .operationPreferences(
            CfnStackSet.OperationPreferencesProperty.builder()
                .failureTolerancePercentage(EVERY_ACCOUNT)
                .maxConcurrentPercentage(EVERY_ACCOUNT)
                .build())
        .build();
  }

  private static CfnStackSet.ParameterProperty parameter(String name, String value) {
    return CfnStackSet.ParameterProperty.builder().parameterKey(name).parameterValue(value).build();
  }
}
