package dev.sesdkim.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolesTest {
  private static final String FUNCTION = "lambda.amazonaws.com";

  private final Synthesized deployed = Synthesized.with(Map.of());

  @Test
  void theFunctionMayDoThisAndNothingElse() {
    assertThat(allowed(deployed, FUNCTION))
        .containsExactly(
            "dynamodb:BatchGetItem on State",
            "dynamodb:ConditionCheckItem on State",
            "dynamodb:DeleteItem on State",
            "dynamodb:PutItem on State",
            "dynamodb:Query on State",
            "dynamodb:UpdateItem on State",
            "ec2:DescribeRegions on *",
            "logs:CreateLogStream on ScanLogs",
            "logs:PutLogEvents on ScanLogs",
            "ses:GetEmailIdentity on arn:aws:ses:*:123456789012:identity/*",
            "ses:GetIdentityDkimAttributes on *",
            "ses:GetIdentityMailFromDomainAttributes on *",
            "ses:GetIdentityVerificationAttributes on *",
            "ses:ListIdentities on *",
            "sns:GetTopicAttributes on Alerts",
            "sns:Publish on Alerts",
            "sqs:SendMessage on FailedScans");
  }

  @Test
  void withoutOtherAccountsTheFunctionsRoleIsNamedByAws() {
    JsonNode role = role(deployed, FUNCTION);

    assertThat(role.has("RoleName")).isFalse();
    assertThat(role.has("Path")).isFalse();
    assertThat(deployed.template().path("Outputs").has("MonitorRoleArn")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"accounts,111122223333", "organization,all"})
  void forOtherAccountsTheFunctionMayAlsoListThemAndAssumeTheMemberRole(String key, String value) {
    assertThat(added(Synthesized.with(Map.of(key, value))))
        .containsExactly(
            "organizations:ListAccounts on *",
            "sts:AssumeRole on arn:aws:iam::*:role/ses-dkim-monitor/SesDkimMonitorReader");
  }

  @Test
  void ofOrganizationalUnitsTheFunctionMayListThoseOfTheSameRoot() {
    assertThat(added(Synthesized.with(Map.of("organization", "ou-ab12-cdefgh34,ou-ab12-zzzzzzzz"))))
        .containsExactly(
            "organizations:ListAccountsForParent on arn:aws:organizations::*:ou/*/ou-ab12-*",
            "organizations:ListOrganizationalUnitsForParent on"
                + " arn:aws:organizations::*:ou/*/ou-ab12-*",
            "sts:AssumeRole on arn:aws:iam::*:role/ses-dkim-monitor/SesDkimMonitorReader");
  }

  @Test
  void ofARootTheFunctionMayListItAndEveryUnitBelow() {
    assertThat(added(Synthesized.with(Map.of("organization", "r-ab12"))))
        .containsExactly(
            "organizations:ListAccountsForParent on arn:aws:organizations::*:ou/*/ou-ab12-*",
            "organizations:ListAccountsForParent on arn:aws:organizations::*:root/*/r-ab12",
            "organizations:ListOrganizationalUnitsForParent on"
                + " arn:aws:organizations::*:ou/*/ou-ab12-*",
            "organizations:ListOrganizationalUnitsForParent on"
                + " arn:aws:organizations::*:root/*/r-ab12",
            "sts:AssumeRole on arn:aws:iam::*:role/ses-dkim-monitor/SesDkimMonitorReader");
  }

  @Test
  void whereAStateMachineReadsTheAccountsTheFunctionMayAlsoKeepTheirLists() {
    assertThat(added(Synthesized.with(Map.of("organization", "all", "fanOut", "true"))))
        .hasSize(4)
        .filteredOn(allowed -> allowed.startsWith("s3:"))
        .allMatch(allowed -> allowed.matches("s3:(Get|Put)Object on .*:AccountLists\\w+/scans/\\*"))
        .hasSize(2);
  }

  /// The variable is for IAM to fill in when the role is used. It must get there as it is.
  @Test
  void memberRolesOfOtherOrganizationsAreOutOfReach() {
    JsonNode assume =
        Synthesized.with(Map.of("organization", "all")).all("AWS::IAM::Role").stream()
            .flatMap(role -> role.findValues("Statement").stream())
            .flatMap(statements -> Synthesized.items(statements).stream())
            .filter(statement -> statement.path("Resource").toString().contains("::*:role/"))
            .findFirst()
            .orElseThrow();

    assertThat(assume.path("Condition").toString())
        .isEqualTo("{\"StringEquals\":{\"aws:ResourceOrgID\":\"${aws:PrincipalOrgID}\"}}");
  }

  @Test
  void forOtherAccountsTheFunctionsRoleHasANameThatTheyCanTrust() {
    Synthesized many = Synthesized.with(Map.of("organization", "all"));
    String arn = "arn:aws:iam::123456789012:role/ses-dkim-monitor/SesDkimMonitor-eu-west-1";

    assertThat(many.properties("AWS::Lambda::Function").path("Role").asText()).isEqualTo(arn);
    assertThat(many.resolved(many.template().at("/Outputs/MonitorRoleArn/Value")).asText())
        .isEqualTo(arn);
    assertThat(Synthesized.HOME.roleArn(DkimMonitorApp.STACK)).contains(arn);
  }

  @Test
  void theNameOfARoleIsShortAndOneOfAKind() {
    String stack = "Stack".repeat(25);
    String name = RoleName.of(stack, "ap-northeast-1");

    assertThat(name).startsWith("StackStack").endsWith("-ap-northeast-1");
    assertThat(name.length()).isLessThanOrEqualTo(64);
    assertThat(RoleName.of(stack + "x", "ap-northeast-1")).isNotEqualTo(name);
  }

  @Test
  void theScheduleMayStartTheFunctionAndKeepWhatCouldNotBeDelivered() {
    assertThat(allowed(deployed, "scheduler.amazonaws.com"))
        .containsExactly("lambda:InvokeFunction on ScanFunction", "sqs:SendMessage on FailedScans");
  }

  /// The file is what an end-to-end run of the packaged function records, one action a line.
  @Test
  void whatTheCodeMayDoIsWhatItWasSeenCalling() {
    SortedSet<String> listed =
        ScanPermission.OF_ONE_ACCOUNT.stream()
            .flatMap(permission -> permission.actions().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> called =
        Synthesized.read(Path.of("src/test/resources/called-actions.txt")).lines().toList();

    assertThat(listed).containsExactlyElementsOf(called);
  }

  @Test
  void noPolicyIsAddedBesideTheRoles() {
    assertThat(deployed.all("AWS::IAM::Policy")).isEmpty();
    assertThat(deployed.all("AWS::IAM::Role"))
        .noneMatch(role -> role.path("Properties").has("ManagedPolicyArns"));
  }

  @Test
  void onlySchedulesOfThisAccountTakeTheSchedulesRole() {
    JsonNode trust =
        role(deployed, "scheduler.amazonaws.com").at("/AssumeRolePolicyDocument/Statement/0");

    assertThat(trust.at("/Condition/StringEquals/aws:SourceAccount").asText())
        .isEqualTo("123456789012");
    assertThat(trust.at("/Condition/StringEquals/aws:SourceArn").asText())
        .isEqualTo("arn:aws:scheduler:eu-west-1:123456789012:schedule-group/default");
  }

  @Test
  void aBoundaryBoundsEveryRole() {
    assertThat(boundaries("team-boundary"))
        .containsOnly("arn:aws:iam::123456789012:policy/team-boundary");
    assertThat(boundaries("arn:aws:iam::123456789012:policy/path/team-boundary"))
        .containsOnly("arn:aws:iam::123456789012:policy/path/team-boundary");
  }

  /// What the function may do beside what it may in one account.
  private SortedSet<String> added(Synthesized many) {
    SortedSet<String> added = allowed(many, FUNCTION);
    assertThat(added).containsAll(allowed(deployed, FUNCTION));
    added.removeAll(allowed(deployed, FUNCTION));
    return added;
  }

  private static List<String> boundaries(String given) {
    Synthesized bounded =
        Synthesized.with(
            Map.of(
                "permissionsBoundary", given,
                "slackWorkspaceId", "T0123ABCD",
                "slackChannelId", "C0123ABCD"));
    return bounded.all("AWS::IAM::Role").stream()
        .map(role -> bounded.resolved(role.at("/Properties/PermissionsBoundary")).asText())
        .toList();
  }

  private static SortedSet<String> allowed(Synthesized deployed, String principal) {
    SortedSet<String> allowed = new TreeSet<>();
    for (JsonNode policy : role(deployed, principal).path("Policies")) {
      for (JsonNode statement : policy.at("/PolicyDocument/Statement")) {
        assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
        for (String action : Synthesized.texts(statement.path("Action"))) {
          for (String resource : Synthesized.texts(statement.path("Resource"))) {
            allowed.add(action + " on " + named(resource));
          }
        }
      }
    }
    return allowed;
  }

  private static JsonNode role(Synthesized deployed, String principal) {
    return deployed.all("AWS::IAM::Role").stream()
        .map(role -> deployed.resolved(role.path("Properties")))
        .filter(role -> role.toString().contains(principal))
        .findFirst()
        .orElseThrow();
  }

  /// The construct behind an ARN: its logical id without the hash, and without the name of the
  /// resource in its construct. All of a log group's streams count as the log group. What no
  /// construct stands for is named in full.
  private static String named(String resource) {
    if (resource.contains("*") && !resource.endsWith(":*")) {
      return resource;
    }
    return resource
        .replaceAll("(:log-group:.*):\\*$", "$1")
        .replaceAll("^arn:.*[:/]", "")
        .replaceAll("[0-9A-F]{8}$", "")
        .replaceAll("(?<=.)(Table|Topic|Queue)$", "");
  }
}
