package dev.sesdkim.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Problem.Kind;
import dev.sesdkim.scan.Alerts.Confirmed;
import dev.sesdkim.scan.Alerts.NotTold;
import dev.sesdkim.scan.Alerts.Subscribers;
import dev.sesdkim.scan.Deadline;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// SNS through the SDK's own client, over loopback.
class SnsAlertsTest {

  private static final String TOPIC = "arn:aws:sns:eu-central-1:123456789012:alerts";
  private static final InstantSource CLOCK = InstantSource.system();
  private static final Deadline LONG = new Deadline(CLOCK, Instant.parse("2999-12-31T00:00:00Z"));
  private static final String PUBLISHED =
      "<PublishResponse><PublishResult><MessageId>m</MessageId></PublishResult></PublishResponse>";

  @Test
  void messageGoesOutWithABodyForEachProtocolAndAttributesToFilterBy() {
    try (Loopback server = Loopback.saying(200, PUBLISHED)) {
      assertThat(
              publish(
                  server,
                  message(
                      List.of("example.com", "example.net"), List.of("eu-west-1", "us-east-1"))))
          .isEmpty();

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
              Map.entry("domains", "String.Array [\"example.com\",\"example.net\"]"),
              Map.entry("kind", "String REGRESSED"),
              Map.entry("regions", "String.Array [\"eu-west-1\",\"us-east-1\"]"),
              Map.entry("severity", "String CRITICAL"));
    }
  }

  @Test
  void alertOfNoDomainAndNoRegionHasNoAttributesForThem() {
    try (Loopback server = Loopback.saying(200, PUBLISHED)) {
      assertThat(publish(server, message(List.of(), List.of()))).isEmpty();

      assertThat(attributes(server.forms.getFirst()))
          .containsOnlyKeys("account", "kind", "severity");
    }
  }

  @Test
  void topicThatRefusesIsAProblemThatNamesIt() {
    try (Loopback server = Loopback.saying(403, error("AuthorizationError", "not authorized"))) {
      Problem problem = publish(server, message(List.of(), List.of())).orElseThrow();

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
      assertThat(publish(server, message(List.of(), List.of())).orElseThrow().kind())
          .isEqualTo(Kind.REJECTED);
    }
  }

  @Test
  void brokenPublishIsRepeatedAndThenAProblem() {
    try (Loopback server = Loopback.saying(500, error("InternalError", "down"))) {
      assertThat(publish(server, message(List.of(), List.of())).orElseThrow().kind())
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
        assertThat(publish(server, message(List.of(), List.of())).orElseThrow().kind())
            .isEqualTo(Kind.NOT_AN_ANSWER);
      }
    }
  }

  /// More than one attempt would come if only the SDK's own limits ended the call.
  @Test
  void topicThatDoesNotAnswerIsAProblemOnceTheDeadlineHasPassed() throws InterruptedException {
    CountDownLatch over = new CountDownLatch(1);
    try (Loopback server = new Loopback((_, _) -> awaited(over))) {
      Problem unsent =
          ask(server, alerts -> alerts.publish(message(List.of(), List.of()), soon()))
              .orElseThrow();
      Subscribers unasked = ask(server, alerts -> alerts.subscribers(soon()));

      assertThat(unsent.kind()).isEqualTo(Kind.UNAVAILABLE);
      assertThat(unasked)
          .isInstanceOfSatisfying(
              NotTold.class, told -> assertThat(told.problem().kind()).isEqualTo(Kind.UNAVAILABLE));
      assertThat(server.forms).hasSizeLessThanOrEqualTo(2);
      over.countDown();
    }
  }

  private static Deadline soon() {
    return new Deadline(CLOCK, CLOCK.instant().plusMillis(200));
  }

  private static void awaited(CountDownLatch over) {
    try {
      over.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private static Optional<Problem> publish(Loopback server, AlertMessage message) {
    return ask(server, alerts -> alerts.publish(message, LONG));
  }

  @Test
  void subscribersAreTheConfirmedSubscriptionsOfTheTopic() {
    try (Loopback server = Loopback.saying(200, confirmed("3"))) {
      assertThat(subscribers(server)).isEqualTo(new Confirmed(3));

      assertThat(server.forms.getFirst())
          .containsEntry("Action", "GetTopicAttributes")
          .containsEntry("TopicArn", TOPIC);
    }
  }

  @Test
  void topicThatNobodyConfirmedHasNoSubscribers() {
    try (Loopback server = Loopback.saying(200, confirmed("0"))) {
      assertThat(subscribers(server)).isEqualTo(new Confirmed(0));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "many", "-1", "1.5", "3 ", "99999999999"})
  void whatIsNoNumberIsNotTold(String number) {
    try (Loopback server = Loopback.saying(200, confirmed(number))) {
      assertNotTold(server, Kind.NOT_AN_ANSWER, "no number came back as SubscriptionsConfirmed");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html/>",
        "",
        "<GetTopicAttr",
        "<GetTopicAttributesResponse/>",
        "<GetTopicAttributesResponse><GetTopicAttributesResult><Attributes/>"
            + "</GetTopicAttributesResult></GetTopicAttributesResponse>"
      })
  void pageOfAProxyTellsNoSubscribers(String page) {
    try (Loopback server = Loopback.saying(200, page)) {
      assertNotTold(server, Kind.NOT_AN_ANSWER, "topic " + TOPIC + ": ");
    }
  }

  @Test
  void topicThatMayNotBeAskedIsNotTold() {
    try (Loopback server = Loopback.saying(403, error("AuthorizationError", "not authorized"))) {
      assertNotTold(
          server,
          Kind.ACCESS_DENIED,
          "topic " + TOPIC + ": AuthorizationError (HTTP 403): not authorized");
    }
  }

  @Test
  void topicThatFailsIsNotTold() {
    try (Loopback server = Loopback.saying(500, error("InternalError", "down"))) {
      assertNotTold(server, Kind.UNAVAILABLE, "InternalError (HTTP 500): down");
    }
  }

  private static void assertNotTold(Loopback server, Kind kind, String detail) {
    assertThat(subscribers(server))
        .isInstanceOfSatisfying(
            NotTold.class,
            answer -> {
              assertThat(answer.problem().kind()).isEqualTo(kind);
              assertThat(answer.problem().action()).isEqualTo("sns:GetTopicAttributes");
              assertThat(answer.problem().detail()).contains(detail);
            });
  }

  private static Subscribers subscribers(Loopback server) {
    return ask(server, alerts -> alerts.subscribers(LONG));
  }

  private static <T> T ask(Loopback server, Function<SnsAlerts, T> question) {
    try (Clients clients = server.clients()) {
      return server.here(
          () ->
              question.apply(
                  new SnsAlerts(
                      clients.sns("eu-central-1"),
                      TOPIC,
                      alert -> "{\"default\":\"text of " + alert.subject() + "\"}")));
    }
  }

  private static String confirmed(String number) {
    return ("<GetTopicAttributesResponse><GetTopicAttributesResult><Attributes>"
            + "<entry><key>TopicArn</key><value>%s</value></entry>"
            + "<entry><key>SubscriptionsPending</key><value>7</value></entry>"
            + "<entry><key>SubscriptionsConfirmed</key><value>%s</value></entry>"
            + "</Attributes></GetTopicAttributesResult></GetTopicAttributesResponse>")
        .formatted(TOPIC, number);
  }

  private static AlertMessage message(List<String> domains, List<String> regions) {
    return new AlertMessage(
        "BROKEN example.com",
        "text",
        "{}",
        "{}",
        AlertKind.OfDomain.REGRESSED,
        List.of("123456789012"),
        domains,
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
