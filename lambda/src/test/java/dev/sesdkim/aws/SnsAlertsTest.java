package dev.sesdkim.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Problem.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// SNS through the SDK's own client, over loopback.
class SnsAlertsTest {

  private static final String TOPIC = "arn:aws:sns:eu-central-1:123456789012:alerts";
  private static final String PUBLISHED =
      "<PublishResponse><PublishResult><MessageId>m</MessageId></PublishResult></PublishResponse>";

  @Test
  void messageGoesOutWithABodyForEachProtocolAndAttributesToFilterBy() {
    try (Loopback server = Loopback.saying(200, PUBLISHED)) {
      assertThat(publish(server, message(List.of("eu-west-1", "us-east-1")))).isEmpty();

      Map<String, String> form = server.forms.getFirst();
      assertThat(form)
          .containsEntry("Action", "Publish")
          .containsEntry("TopicArn", TOPIC)
          .containsEntry("Subject", "BROKEN example.com")
          .containsEntry("MessageStructure", "json")
          .containsEntry("Message", "{\"default\":\"text of BROKEN example.com\"}");
      assertThat(attributes(form))
          .containsExactly(
              Map.entry("account", "String 123456789012"),
              Map.entry("domain", "String example.com"),
              Map.entry("kind", "String REGRESSED"),
              Map.entry("regions", "String.Array [\"eu-west-1\",\"us-east-1\"]"),
              Map.entry("severity", "String CRITICAL"));
    }
  }

  @Test
  void alertOfNoRegionHasNoRegionsAttribute() {
    try (Loopback server = Loopback.saying(200, PUBLISHED)) {
      assertThat(publish(server, message(List.of()))).isEmpty();

      assertThat(attributes(server.forms.getFirst()))
          .containsOnlyKeys("account", "domain", "kind", "severity");
    }
  }

  @Test
  void topicThatRefusesIsAProblemThatNamesIt() {
    try (Loopback server = Loopback.saying(403, error("AuthorizationError", "not authorized"))) {
      Problem problem = publish(server, message(List.of())).orElseThrow();

      assertThat(problem.kind()).isEqualTo(Kind.ACCESS_DENIED);
      assertThat(problem.sentence())
          .isEqualTo(
              "access denied on sns:Publish: topic "
                  + TOPIC
                  + ": AuthorizationError (HTTP 403): not authorized");
      assertThat(server.forms).hasSize(1);
    }
  }

  @Test
  void topicThatDoesNotExistIsAProblem() {
    try (Loopback server = Loopback.saying(404, error("NotFound", "Topic does not exist"))) {
      assertThat(publish(server, message(List.of())).orElseThrow().kind()).isEqualTo(Kind.REJECTED);
    }
  }

  @Test
  void brokenPublishIsRepeatedAndThenAProblem() {
    try (Loopback server = Loopback.saying(500, error("InternalError", "down"))) {
      assertThat(publish(server, message(List.of())).orElseThrow().kind())
          .isEqualTo(Kind.UNAVAILABLE);
      assertThat(server.forms).hasSizeBetween(2, 5);
    }
  }

  @Test
  void pageOfAProxyIsNoPublication() {
    for (String body :
        List.of(
            "<html/>", "", "<PublishRes", "<PublishResponse><PublishResult/></PublishResponse>")) {
      try (Loopback server = Loopback.saying(200, body)) {
        assertThat(publish(server, message(List.of())).orElseThrow().kind())
            .isEqualTo(Kind.NOT_AN_ANSWER);
      }
    }
  }

  private static Optional<Problem> publish(Loopback server, AlertMessage message) {
    try (Clients clients = server.clients()) {
      return server.here(
          () ->
              new SnsAlerts(
                      clients.sns("eu-central-1"),
                      TOPIC,
                      alert -> "{\"default\":\"text of " + alert.subject() + "\"}")
                  .publish(message));
    }
  }

  private static AlertMessage message(List<String> regions) {
    return new AlertMessage(
        "BROKEN example.com",
        "text",
        "{}",
        "{}",
        AlertKind.REGRESSED,
        "example.com",
        "123456789012",
        regions);
  }

  private static Map<String, String> attributes(Map<String, String> form) {
    Map<String, String> attributes = new TreeMap<>();
    for (int i = 1; form.containsKey("MessageAttributes.entry." + i + ".Name"); i++) {
      String entry = "MessageAttributes.entry." + i + ".";
      attributes.put(
          form.get(entry + "Name"),
          form.get(entry + "Value.DataType") + " " + form.get(entry + "Value.StringValue"));
    }
    return attributes;
  }

  private static String error(String code, String message) {
    return "<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error></ErrorResponse>"
        .formatted(code, message);
  }
}
