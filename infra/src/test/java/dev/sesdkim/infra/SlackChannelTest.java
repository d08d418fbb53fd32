package dev.sesdkim.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SlackChannelTest {
  private static final String TYPE = "AWS::Chatbot::SlackChannelConfiguration";

  private final Synthesized deployed =
      Synthesized.with(Map.of("slackWorkspaceId", "T0123ABCD", "slackChannelId", "C0123ABCD"));

  @Test
  void theChannelHearsTheTopic() {
    JsonNode channel = deployed.properties(TYPE);

    assertThat(channel.path("SlackWorkspaceId").asText()).isEqualTo("T0123ABCD");
    assertThat(channel.path("SlackChannelId").asText()).isEqualTo("C0123ABCD");
    assertThat(Synthesized.texts(channel.path("SnsTopicArns")))
        .containsExactly(
            deployed.resolved(deployed.template().at("/Outputs/TopicArn/Value")).asText());
  }

  @Test
  void nobodyCanChangeAnythingFromTheChannel() {
    assertThat(Synthesized.texts(deployed.properties(TYPE).path("GuardrailPolicies")))
        .containsExactly("arn:aws:iam::aws:policy/CloudWatchReadOnlyAccess");
    JsonNode role =
        deployed.all("AWS::IAM::Role").stream()
            .filter(candidate -> candidate.toString().contains("chatbot.amazonaws.com"))
            .findFirst()
            .orElseThrow();
    assertThat(role.path("Properties").has("Policies")).isFalse();
    assertThat(role.path("Properties").has("ManagedPolicyArns")).isFalse();
    assertThat(deployed.all("AWS::IAM::Policy")).isEmpty();
  }

  @Test
  void withoutSlackThereIsNoChannel() {
    assertThat(Synthesized.with(Map.of()).all(TYPE)).isEmpty();
    assertThat(Synthesized.with(Map.of("slackConfiguration", "existing")).all(TYPE)).isEmpty();
  }
}
