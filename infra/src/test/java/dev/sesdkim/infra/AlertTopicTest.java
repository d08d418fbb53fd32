package dev.sesdkim.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertTopicTest {
  private final Synthesized deployed =
      Synthesized.with(Map.of("alertEmails", "ops@example.com,mail@example.jp"));

  @Test
  void everyAlarmMayPublishToTheTopicItNames() {
    JsonNode policy = deployed.properties("AWS::SNS::TopicPolicy");
    List<String> alarms =
        deployed.resources().properties().stream()
            .filter(
                resource ->
                    resource.getValue().path("Type").asText().equals("AWS::CloudWatch::Alarm"))
            .map(Map.Entry::getKey)
            .toList();

    assertThat(alarms).isNotEmpty();
    for (String alarm : alarms) {
      JsonNode properties = deployed.resolved(deployed.resources().path(alarm).path("Properties"));
      List<String> targets = Synthesized.texts(properties.path("AlarmActions"));
      assertThat(targets).isNotEmpty();
      assertThat(Synthesized.texts(properties.path("OKActions"))).isEqualTo(targets);
      String arn = "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:" + alarm;
      for (String topic : targets) {
        assertThat(Synthesized.texts(policy.path("Topics"))).contains(topic);
        assertThat(policy.at("/PolicyDocument/Statement"))
            .as("a statement that lets %s publish to %s", alarm, topic)
            .anyMatch(statement -> allowsCloudWatch(statement, topic, arn));
      }
    }
  }

  @Test
  void nothingIsTakenWithoutTls() {
    assertThat(deployed.properties("AWS::SNS::TopicPolicy").at("/PolicyDocument/Statement"))
        .anyMatch(
            statement ->
                statement.path("Effect").asText().equals("Deny")
                    && statement.path("Principal").asText().equals("*")
                    && statement.path("Action").asText().equals("sns:Publish")
                    && statement
                        .at("/Condition/Bool/aws:SecureTransport")
                        .asText()
                        .equals("false"));
  }

  @Test
  void noCustomerKeyStandsBetweenAnAlarmAndTheTopic() {
    assertThat(deployed.properties("AWS::SNS::Topic").has("KmsMasterKeyId")).isFalse();
    assertThat(deployed.all("AWS::KMS::Key")).isEmpty();
  }

  @Test
  void everyAddressIsSubscribed() {
    assertThat(deployed.all("AWS::SNS::Subscription"))
        .extracting(subscription -> subscription.at("/Properties/Endpoint").asText())
        .containsExactlyInAnyOrder("ops@example.com", "mail@example.jp");
    assertThat(deployed.all("AWS::SNS::Subscription"))
        .extracting(subscription -> subscription.at("/Properties/Protocol").asText())
        .containsOnly("email");
  }

  @Test
  void accountsOfTheOrganizationMaySubscribeAndNothingElse() {
    Synthesized shared = Synthesized.with(Map.of("subscriberOrganization", "o-a1b2c3d4e5"));
    JsonNode policy = shared.properties("AWS::SNS::TopicPolicy").path("PolicyDocument");
    List<JsonNode> others =
        Synthesized.items(policy.path("Statement")).stream()
            .filter(statement -> statement.path("Effect").asText().equals("Allow"))
            .filter(statement -> statement.at("/Principal/AWS").asText().equals("*"))
            .toList();

    assertThat(others).hasSize(1);
    assertThat(others.getFirst().path("Action").asText()).isEqualTo("sns:Subscribe");
    assertThat(others.getFirst().path("Resource"))
        .isEqualTo(shared.resolved(shared.template().at("/Outputs/TopicArn/Value")));
    assertThat(others.getFirst().path("Condition").toString())
        .isEqualTo("{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-a1b2c3d4e5\"}}");
  }

  @Test
  void withoutAnOrganizationNobodyElseMayDoAnything() {
    assertThat(deployed.properties("AWS::SNS::TopicPolicy").at("/PolicyDocument/Statement"))
        .filteredOn(statement -> statement.path("Effect").asText().equals("Allow"))
        .singleElement()
        .satisfies(
            statement ->
                assertThat(statement.at("/Principal/Service").asText())
                    .isEqualTo("cloudwatch.amazonaws.com"));
  }

  private static boolean allowsCloudWatch(JsonNode statement, String topic, String alarm) {
    String anyAlarm = statement.at("/Condition/ArnLike/aws:SourceArn").asText();
    return statement.path("Effect").asText().equals("Allow")
        && statement.at("/Principal/Service").asText().equals("cloudwatch.amazonaws.com")
        && statement.path("Action").asText().equals("sns:Publish")
        && statement.path("Resource").asText().equals(topic)
        && statement.at("/Condition/StringEquals/aws:SourceAccount").asText().equals("123456789012")
        && anyAlarm.endsWith(":*")
        && alarm.startsWith(anyAlarm.substring(0, anyAlarm.length() - 1));
  }
}
