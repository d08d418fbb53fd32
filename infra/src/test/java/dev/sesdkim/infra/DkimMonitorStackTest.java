package dev.sesdkim.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.services.sqs.Queue;

class DkimMonitorStackTest {
  private static final Map<String, Object> WITH_EVERYTHING =
      Map.of(
          "alertEmails", "ops@example.com",
          "slackWorkspaceId", "T0123ABCD",
          "slackChannelId", "C0123ABCD");

  @Test
  void whatPeopleNeedIsAnOutput() {
    Synthesized deployed = Synthesized.with(Map.of());
    JsonNode outputs = deployed.template().path("Outputs");

    assertThat(outputs.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "TableName", "TopicArn", "FunctionName", "ScheduleName", "DashboardUrl");
  }

  @ParameterizedTest
  @CsvSource({
    "aws,console.aws.amazon.com",
    "aws-cn,console.amazonaws.cn",
    "aws-eusc,console.amazonaws-eusc.eu",
    "aws-us-gov,console.amazonaws-us-gov.com",
  })
  void theDashboardsLinkLeadsToTheConsoleOfThePartition(String partition, String host) {
    Synthesized deployed = Synthesized.with(Map.of());
    JsonNode url = deployed.template().at("/Outputs/DashboardUrl/Value");

    assertThat(deployed.resolved(url, partition).asText())
        .startsWith(
            "https://eu-west-1.%s/cloudwatch/home?region=eu-west-1#dashboards/dashboard/Status"
                .formatted(host));
  }

  @Test
  void theDashboardCanBeLeftOut() {
    Synthesized deployed = Synthesized.with(Map.of("dashboard", "false"));

    assertThat(deployed.all("AWS::CloudWatch::Dashboard")).isEmpty();
    assertThat(deployed.template().path("Outputs").has("DashboardUrl")).isFalse();
    assertThat(deployed.all("AWS::CloudWatch::Alarm")).hasSize(3);
  }

  @Test
  void withNobodyToHearItTheStackIsDeployedAndWarns() {
    assertThat(warnings(Map.of())).singleElement().asString().contains("Nobody will hear an alert");
  }

  @Test
  void whoeverIsToldIsEnough() {
    assertThat(warnings(Map.of("alertEmails", "ops@example.com"))).isEmpty();
    assertThat(warnings(Map.of("slackWorkspaceId", "T0123ABCD", "slackChannelId", "C0123ABCD")))
        .isEmpty();
    assertThat(warnings(Map.of("slackConfiguration", "existing"))).isEmpty();
  }

  @Test
  void slackIsDeployedWithTheWayOutWhenTheChannelIsConfiguredAlready() {
    assertThat(infos(Map.of("slackWorkspaceId", "T0123ABCD", "slackChannelId", "C0123ABCD")))
        .singleElement()
        .asString()
        .contains("-c slackConfiguration=existing");
    assertThat(infos(Map.of("slackConfiguration", "existing")))
        .singleElement()
        .asString()
        .contains("Add the topic (output TopicArn)");
    assertThat(infos(Map.of("alertEmails", "ops@example.com"))).isEmpty();
  }

  @Test
  void aRegionThatIsNotKnownIsToldAboutAndDeployed() {
    assertThat(
            warnings(
                Map.of(
                    "alertEmails", "ops@example.com",
                    "regions", "eu-west-1,us-gov-east-1,xx-nowhere-9",
                    "excludedRegions", "ap-northeast-3,yy-nowhere-1")))
        .singleElement()
        .asString()
        .contains("new, or misspelt: xx-nowhere-9, yy-nowhere-1.");
  }

  @Test
  void aMisspeltKeyIsToldAbout() {
    assertThat(warnings(Map.of("alertEmails", "ops@example.com", "excludeRegions", "eu-west-1")))
        .singleElement()
        .asString()
        .contains("perhaps misspelt: excludeRegions.");
  }

  @Test
  void theSecurityRulesFindNothing() {
    assertThat(findings(Synthesized.with(WITH_EVERYTHING).stack())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"all", "ou-ab12-cdefgh34", "r-ab12,ou-cd34-efghij56"})
  void theSecurityRulesFindNothingInADeploymentForAnOrganization(String organization) {
    assertThat(
            findings(
                Synthesized.with(
                        Map.of(
                            "organization", organization,
                            "memberRoles", "r-ab12",
                            "organizationId", "o-a1b2c3d4e5",
                            "subscriberOrganization", "o-a1b2c3d4e5"))
                    .stack()))
        .isEmpty();
  }

  @Test
  void theSecurityRulesFindNothingWhereAStateMachineReadsTheAccounts() {
    assertThat(findings(Synthesized.with(Map.of("organization", "all", "fanOut", "true")).stack()))
        .isEmpty();
  }

  @Test
  void theSecurityRulesAreAtWork() {
    DkimMonitorStack stack = Synthesized.unshared(WITH_EVERYTHING).stack();
    new Queue(stack, "WithoutTls");

    assertThat(findings(stack)).anyMatch(finding -> finding.contains("AwsSolutions-SQS4"));
  }

  @Test
  void whatIsExemptedFromASecurityRuleSaysWhy() {
    List<JsonNode> exemptions =
        Synthesized.with(WITH_EVERYTHING).resources().findValues("rules_to_suppress").stream()
            .flatMap(rules -> Synthesized.items(rules).stream())
            .toList();

    assertThat(exemptions)
        .extracting(exemption -> exemption.path("id").asText())
        .containsExactlyInAnyOrder("AwsSolutions-SQS3", "AwsSolutions-IAM5", "AwsSolutions-IAM5");
    assertThat(exemptions)
        .allSatisfy(exemption -> assertThat(exemption.path("reason").asText()).contains(" "));
  }

  @Test
  void moreAccountsThanAScanTakesAreDeployedAndWarnedAbout() {
    assertThat(warnings(Map.of("slackConfiguration", "existing", "accounts", ids(100)))).isEmpty();
    assertThat(warnings(Map.of("slackConfiguration", "existing", "accounts", ids(201))))
        .singleElement()
        .asString()
        .contains("201 accounts are more than one scan takes")
        .contains("the 100 that have been unread for longest, the next scan the rest")
        .contains("An account is read every 3 scans.")
        .contains("-c fanOut=true");
    assertThat(
            warnings(
                Map.of("slackConfiguration", "existing", "accounts", ids(201), "fanOut", "true")))
        .isEmpty();
  }

  /// A member role is assumed in the monitor's region, which its account has to have enabled.
  @Test
  void otherAccountsAndARegionThatEachHasToEnableAreDeployedAndWarnedAbout() {
    Map<String, Object> many = Map.of("alertEmails", "ops@example.com", "organization", "all");

    assertThat(warnings(many, "eu-south-1"))
        .singleElement()
        .asString()
        .contains("An account that has not enabled eu-south-1 cannot be read from there")
        .contains("a region that is on by default");
    assertThat(warnings(many, "eu-west-1")).isEmpty();
    assertThat(warnings(many, "us-gov-east-1")).isEmpty();
    assertThat(warnings(many, "xx-new-1")).isEmpty();
    assertThat(warnings(Map.of("alertEmails", "ops@example.com"), "eu-south-1")).isEmpty();
  }

  private static String ids(int count) {
    return LongStream.range(0, count)
        .mapToObj(index -> Long.toString(111_122_220_000L + index))
        .collect(Collectors.joining(","));
  }

  private static List<String> infos(Map<String, Object> context) {
    return texts(
        Annotations.fromStack(Synthesized.with(context).stack()).findInfo("*", Match.anyValue()));
  }

  private static List<String> warnings(Map<String, Object> context) {
    return warnings(Synthesized.with(context));
  }

  private static List<String> warnings(Map<String, Object> context, String region) {
    return warnings(
        Synthesized.with(context, new Home(Optional.of("123456789012"), Optional.of(region))));
  }

  private static List<String> warnings(Synthesized deployed) {
    return texts(Annotations.fromStack(deployed.stack()).findWarning("*", Match.anyValue()));
  }

  private static List<String> findings(DkimMonitorStack stack) {
    return texts(
        Annotations.fromStack(stack).findError("*", Match.stringLikeRegexp("AwsSolutions-.*")));
  }

  // The library's own assertions answer with nothing else.
  @SuppressWarnings("deprecation")
  private static List<String> texts(
      List<software.amazon.awscdk.cxapi.SynthesisMessage> annotations) {
    return annotations.stream()
        .map(annotation -> String.valueOf(annotation.getEntry().getData()))
        .toList();
  }
}
