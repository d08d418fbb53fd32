package dev.sesdkim.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RolesTest {
  private final Synthesized deployed = Synthesized.with(Map.of());

  @Test
  void theFunctionMayDoThisAndNothingElse() {
    assertThat(allowed("lambda.amazonaws.com"))
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
  void theScheduleMayStartTheFunctionAndKeepWhatCouldNotBeDelivered() {
    assertThat(allowed("scheduler.amazonaws.com"))
        .containsExactly("lambda:InvokeFunction on ScanFunction", "sqs:SendMessage on FailedScans");
  }

  /// The file is what an end-to-end run of the packaged function records, one action a line.
  @Test
  void whatTheCodeMayDoIsWhatItWasSeenCalling() {
    SortedSet<String> listed =
        Arrays.stream(ScanPermission.values())
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
    JsonNode trust = role("scheduler.amazonaws.com").at("/AssumeRolePolicyDocument/Statement/0");

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

  private SortedSet<String> allowed(String principal) {
    SortedSet<String> allowed = new TreeSet<>();
    for (JsonNode policy : role(principal).path("Policies")) {
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

  private JsonNode role(String principal) {
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
    if (resource.endsWith("/*")) {
      return resource;
    }
    return resource
        .replaceAll("(:log-group:.*):\\*$", "$1")
        .replaceAll("^arn:.*[:/]", "")
        .replaceAll("[0-9A-F]{8}$", "")
        .replaceAll("(?<=.)(Table|Topic|Queue)$", "");
  }
}
