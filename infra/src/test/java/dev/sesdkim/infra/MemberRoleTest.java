package dev.sesdkim.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.cloudformation.include.CfnInclude;

class MemberRoleTest {
  private static final Path FILE = Synthesized.MEMBER_ROLE;
  private static final Map<String, Object> MANY = Map.of("organization", "all");

  private final JsonNode template = template(FILE);
  private final JsonNode role = template.at("/Resources/Reader/Properties");
  private final JsonNode trust = role.at("/AssumeRolePolicyDocument/Statement");

  @Test
  void itMayReadWhatTheFunctionsOwnRoleMayReadOfSesAndEc2() {
    Synthesized deployed = Synthesized.with(Map.of());
    SortedSet<String> reads = allowed(deployed.resolved(functionsRole(deployed)));
    reads.removeIf(allowed -> !allowed.startsWith("ses:") && !allowed.startsWith("ec2:"));

    assertThat(reads).isNotEmpty();
    assertThat(allowed(role)).isEqualTo(reads);
    assertThat(role.has("ManagedPolicyArns")).isFalse();
    assertThat(template.path("Resources")).hasSize(1);
  }

  @Test
  void itHasThePathAndTheNameThatTheFunctionMayAssume() {
    assertThat(role.path("Path").asText()).isEqualTo(MemberRole.PATH);
    assertThat(role.path("RoleName").asText()).isEqualTo(MemberRole.NAME);
    assertThat(role.path("MaxSessionDuration").asInt()).isEqualTo(3600);
  }

  @Test
  void itTrustsOneRoleOfOneOrganizationWithTheExternalId() {
    assertThat(trust).hasSize(1);
    JsonNode only = trust.get(0);

    assertThat(only.path("Effect").asText()).isEqualTo("Allow");
    assertThat(only.path("Action").asText()).isEqualTo("sts:AssumeRole");
    assertThat(only.path("Condition"))
        .isEqualTo(
            Synthesized.parse(
                """
                {
                  "ArnEquals": {"aws:PrincipalArn": {"Ref": "MonitorRoleArn"}},
                  "StringEquals": {
                    "aws:PrincipalOrgID": {"Ref": "OrganizationId"},
                    "sts:ExternalId": {
                      "Fn::If": ["HasExternalId", {"Ref": "ExternalId"}, {"Ref": "AWS::NoValue"}]
                    }
                  }
                }"""));
    assertThat(template.at("/Conditions/HasExternalId"))
        .isEqualTo(
            Synthesized.parse(
                "{\"Fn::Not\": [{\"Fn::Equals\": [{\"Ref\": \"ExternalId\"}, \"\"]}]}"));
  }

  /// As principal, a role that was deleted and made again would not be the same.
  @Test
  void itsPrincipalIsTheAccountOfTheMonitor() {
    assertThat(trust.get(0).path("Principal"))
        .isEqualTo(
            Synthesized.parse(
                """
                {
                  "AWS": {
                    "Fn::Sub": [
                      "arn:${AWS::Partition}:iam::${MonitorAccount}:root",
                      {
                        "MonitorAccount": {
                          "Fn::Select": [4, {"Fn::Split": [":", {"Ref": "MonitorRoleArn"}]}]
                        }
                      }
                    ]
                  }
                }"""));
  }

  @Test
  void itsParametersTakeWhatTheDeploymentTakes() {
    assertThat(Synthesized.HOME.roleArn(DkimMonitorApp.STACK).orElseThrow())
        .matches(pattern("MonitorRoleArn"));
    assertThat("arn:aws:iam::123456789012:role/Admin").doesNotMatch(pattern("MonitorRoleArn"));
    assertThat("o-a1b2c3d4e5").matches(pattern("OrganizationId"));
    assertThat("r-ab12").doesNotMatch(pattern("OrganizationId"));
    for (String id : List.of("", "ab", "x".repeat(1224), "a_Z0+=,.@:/-")) {
      assertThat(id).matches(pattern("ExternalId"));
    }
    for (String id : List.of("a", "x".repeat(1225), "two words")) {
      assertThat(id).doesNotMatch(pattern("ExternalId"));
    }
  }

  @Test
  void onlyTheExternalIdMayBeLeftOut() {
    assertThat(template.at("/Parameters/MonitorRoleArn").has("Default")).isFalse();
    assertThat(template.at("/Parameters/OrganizationId").has("Default")).isFalse();
    assertThat(template.at("/Parameters/ExternalId/Default").asText("none")).isEmpty();
  }

  @Test
  void besideTheStackIsTheTemplateWithEverythingThatIsKnown() {
    Synthesized deployed =
        Synthesized.with(
            Map.of("organization", "all", "organizationId", "o-a1b2c3d4e5", "externalId", "a+b"));
    JsonNode filled = template(written(deployed));

    assertThat(defaultOf(filled, "MonitorRoleArn"))
        .isEqualTo(
            deployed.resolved(deployed.template().at("/Outputs/MonitorRoleArn/Value")).asText());
    assertThat(defaultOf(filled, "OrganizationId")).isEqualTo("o-a1b2c3d4e5");
    assertThat(defaultOf(filled, "ExternalId")).isEqualTo("a+b");
    assertThat(filled.path("Resources")).isEqualTo(template.path("Resources"));
  }

  @Test
  void whatIsNotKnownIsLeftToThePersonWhoDeploysIt() {
    Synthesized nowhere =
        Synthesized.with(MANY, new Home(Optional.empty(), Optional.of("eu-west-1")));
    Synthesized unheardOf =
        Synthesized.with(MANY, new Home(Optional.of("123456789012"), Optional.of("xx-new-1")));

    assertThat(Synthesized.read(written(nowhere))).isEqualTo(Synthesized.read(FILE));
    assertThat(Synthesized.read(written(unheardOf))).isEqualTo(Synthesized.read(FILE));
  }

  @Test
  void withoutOtherAccountsThereIsNoTemplateForThem() {
    assertThat(written(Synthesized.with(Map.of()))).doesNotExist();
  }

  @Test
  void aDefaultOfNoParameterIsAMistake() {
    assertThatThrownBy(() -> MemberRoleTemplate.read(FILE).withDefault("Role", "x"))
        .hasMessageContaining("Role");
  }

  private static Path written(Synthesized deployed) {
    return deployed.directory().resolve("member-role.yaml");
  }

  private static String defaultOf(JsonNode template, String parameter) {
    return template.path("Parameters").path(parameter).path("Default").asText();
  }

  private String pattern(String parameter) {
    return template.path("Parameters").path(parameter).path("AllowedPattern").asText();
  }

  private static JsonNode functionsRole(Synthesized deployed) {
    return deployed.all("AWS::IAM::Role").stream()
        .filter(candidate -> candidate.toString().contains("lambda.amazonaws.com"))
        .findFirst()
        .orElseThrow()
        .path("Properties");
  }

  private static SortedSet<String> allowed(JsonNode role) {
    SortedSet<String> allowed = new TreeSet<>();
    for (JsonNode policy : role.path("Policies")) {
      for (JsonNode statement : policy.at("/PolicyDocument/Statement")) {
        assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
        for (String action : Synthesized.texts(statement.path("Action"))) {
          for (JsonNode resource : Synthesized.items(statement.path("Resource"))) {
            allowed.add(action + " on " + substituted(resource));
          }
        }
      }
    }
    return allowed;
  }

  private static String substituted(JsonNode resource) {
    return resource
        .path("Fn::Sub")
        .asText(resource.asText())
        .replace("${AWS::Partition}", "aws")
        .replace("${AWS::AccountId}", Intrinsics.ACCOUNT);
  }

  /// Read by the CDK, which knows YAML and CloudFormation's short forms.
  private static JsonNode template(Path file) {
    Stack stack = new Stack(App.Builder.create().analyticsReporting(false).build(), "Member");
    CfnInclude.Builder.create(stack, "Template").templateFile(file.toString()).build();
    return Synthesized.JSON.valueToTree(Template.fromStack(stack).toJSON());
  }
}
