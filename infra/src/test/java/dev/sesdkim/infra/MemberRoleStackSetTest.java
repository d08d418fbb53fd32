package dev.sesdkim.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MemberRoleStackSetTest {
  private static final String TYPE = "AWS::CloudFormation::StackSet";

  private final Synthesized deployed =
      Synthesized.with(
          Map.of(
              "organization", "ou-ab12-cdefgh34",
              "externalId", "a+b",
              "memberRoles", "ou-ab12-cdefgh34,r-ab12",
              "organizationId", "o-a1b2c3d4e5"));
  private final JsonNode stackSet = deployed.properties(TYPE);

  @Test
  void itDeploysTheTemplateOfTheMemberRole() {
    assertThat(stackSet.path("TemplateBody").asText())
        .isEqualTo(Synthesized.read(Synthesized.MEMBER_ROLE))
        .hasSizeLessThan(51_200);
    assertThat(Synthesized.texts(stackSet.path("Capabilities")))
        .containsExactly("CAPABILITY_NAMED_IAM");
  }

  @Test
  void itFillsInEveryParameter() {
    assertThat(parameters(stackSet))
        .isEqualTo(
            Map.of(
                "MonitorRoleArn",
                deployed.resolved(deployed.template().at("/Outputs/MonitorRoleArn/Value")).asText(),
                "OrganizationId",
                "o-a1b2c3d4e5",
                "ExternalId",
                "a+b"));
  }

  @Test
  void itReachesAccountsOfTheUnitsInOneRegionAndThoseThatJoinLater() {
    JsonNode group = stackSet.path("StackInstancesGroup");

    assertThat(group).hasSize(1);
    assertThat(Synthesized.texts(group.at("/0/DeploymentTargets/OrganizationalUnitIds")))
        .containsExactly("ou-ab12-cdefgh34", "r-ab12");
    assertThat(Synthesized.texts(group.at("/0/Regions"))).containsExactly("eu-west-1");
    assertThat(stackSet.path("PermissionModel").asText()).isEqualTo("SERVICE_MANAGED");
    assertThat(stackSet.at("/AutoDeployment/Enabled").asBoolean()).isTrue();
    assertThat(stackSet.at("/AutoDeployment/RetainStacksOnAccountRemoval").asBoolean(true))
        .isFalse();
  }

  @Test
  void anAccountThatRefusesTheRoleDoesNotFailTheDeployment() {
    assertThat(stackSet.at("/OperationPreferences/FailureTolerancePercentage").asInt())
        .isEqualTo(100);
  }

  @Test
  void itIsDeployedByTheManagementAccountOrByADelegatedAdministrator() {
    assertThat(stackSet.path("CallAs").asText()).isEqualTo("SELF");

    JsonNode delegated =
        Synthesized.with(
                Map.of(
                    "accounts", "111122223333",
                    "memberRoles", "r-ab12",
                    "organizationId", "o-a1b2c3d4e5",
                    "stackSetCallAs", "DELEGATED_ADMIN"))
            .properties(TYPE);
    assertThat(delegated.path("CallAs").asText()).isEqualTo("DELEGATED_ADMIN");
    assertThat(parameters(delegated)).containsOnlyKeys("MonitorRoleArn", "OrganizationId");
  }

  @Test
  void withoutUnitsThereIsNone() {
    assertThat(Synthesized.with(Map.of("organization", "all")).all(TYPE)).isEmpty();
  }

  private static Map<String, String> parameters(JsonNode stackSet) {
    Map<String, String> parameters = new TreeMap<>();
    stackSet
        .path("Parameters")
        .forEach(
            parameter ->
                parameters.put(
                    parameter.path("ParameterKey").asText(),
                    parameter.path("ParameterValue").asText()));
    return parameters;
  }
}
