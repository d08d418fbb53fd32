package dev.sesdkim.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackTagsTest {
  @Test
  void theProjectIsATagUnlessItIsGivenAnotherValue() {
    assertThat(from("")).isEqualTo(Map.of("project", "ses-dkim-monitor"));
    assertThat(from("team=Mail Ops, cost=a=b"))
        .isEqualTo(Map.of("project", "ses-dkim-monitor", "team", "Mail Ops", "cost", "a=b"));
    assertThat(from("Project=mail").entrySet()).containsExactly(Map.entry("Project", "mail"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "team",
        "team=",
        "=mail",
        "aws:team=mail",
        "AWS:team=mail",
        "team=a;b",
        "te*m=mail",
        "team=a,,b=c"
      })
  void aTagThatAwsRefusesIsRefused(String tags) {
    assertThatThrownBy(() -> from(tags))
        .isInstanceOf(InvalidConfig.class)
        .hasMessageContaining("tags: got ")
        .hasMessageContaining("expected key=value, separated by commas");
  }

  @Test
  void theLimitsOfKeyAndValueAreAws() {
    String key = "k".repeat(128);
    String value = "v".repeat(256);

    assertThat(from(key + "=" + value)).containsEntry(key, value);
    assertThatThrownBy(() -> from("k" + key + "=v")).hasMessageContaining("tags: got ");
    assertThatThrownBy(() -> from("k=v" + value)).hasMessageContaining("tags: got ");
  }

  /// IAM takes keys that differ in capitals for the same key, and refuses the role.
  @Test
  void aKeyIsGivenOnce() {
    assertThatThrownBy(() -> from("team=mail,Team=web"))
        .hasMessageContaining("tags: got \"Team=web\", expected each key once");
  }

  @Test
  void thereAreAtMostFiftyWithTheProject() {
    assertThat(from(numbered(49))).hasSize(50);
    assertThatThrownBy(() -> from(numbered(50)))
        .hasMessageContaining("tags: got \"51 tags\", expected at most 50");
  }

  @Test
  void everythingThatTakesTagsHasThem() {
    Synthesized deployed =
        Synthesized.with(
            Map.of(
                "tags", "team=mail",
                "slackWorkspaceId", "T0123ABCD",
                "slackChannelId", "C0123ABCD",
                "organization", "all",
                "memberRoles", "r-ab12",
                "organizationId", "o-a1b2c3d4e5"));

    for (String type :
        List.of(
            "AWS::DynamoDB::Table",
            "AWS::SNS::Topic",
            "AWS::SQS::Queue",
            "AWS::Lambda::Function",
            "AWS::Logs::LogGroup",
            "AWS::IAM::Role",
            "AWS::CloudWatch::Alarm",
            "AWS::Chatbot::SlackChannelConfiguration",
            "AWS::CloudFormation::StackSet")) {
      assertThat(deployed.all(type)).as(type).isNotEmpty();
      assertThat(deployed.all(type)).as(type).allSatisfy(StackTagsTest::isTagged);
    }
    assertThat(deployed.only("AWS::CloudWatch::Dashboard").path("Properties").has("Tags"))
        .isFalse();
  }

  private static void isTagged(JsonNode resource) {
    assertThat(resource.findValues("Tags").toString())
        .contains("{\"Key\":\"team\",\"Value\":\"mail\"}")
        .contains("{\"Key\":\"project\",\"Value\":\"ses-dkim-monitor\"}");
  }

  private static String numbered(int count) {
    return IntStream.range(0, count)
        .mapToObj(index -> "key%d=v".formatted(index))
        .collect(Collectors.joining(","));
  }

  private static SortedMap<String, String> from(String tags) {
    return new TreeMap<>(MonitorConfig.from(Map.of("tags", tags), Optional.of("eu-west-1")).tags());
  }
}
