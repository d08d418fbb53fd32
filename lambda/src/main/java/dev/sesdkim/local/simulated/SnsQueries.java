package dev.sesdkim.local.simulated;

import dev.sesdkim.json.Json;
import dev.sesdkim.local.simulated.Reply.Refusal;
import dev.sesdkim.local.simulated.Reply.Result;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/// SNS, API version 2010-03-31: `Publish` and `GetTopicAttributes`, with the checks that SNS makes.
final class SnsQueries {
  /// SNS's limit for a message with its attributes, in bytes.
  private static final int LARGEST_MESSAGE = 256 * 1024;

  /// Subjects are shorter than this, in characters.
  private static final int SUBJECT_LIMIT = 100;

  private final AccountState account;

  SnsQueries(AccountState account) {
    this.account = account;
  }

  Reply reply(Request request) {
    String topic = request.parameters().getOrDefault("TopicArn", "");
    return switch (request.action()) {
      case "Publish" -> of(request, topic, _ -> publish(request, topic));
      case "GetTopicAttributes" -> of(request, topic, confirmed -> attributes(topic, confirmed));
      default ->
          new Refusal(
              400,
              "InvalidAction",
              "Could not find operation " + request.action() + " for version 2010-03-31");
    };
  }

  /// Answers for a topic that exists in the account and in the request's own region.
  private Reply of(Request request, String topic, IntFunction<Reply> answer) {
    if (!topic.startsWith("arn:aws:sns:" + request.region() + ":")) {
      return invalid("TopicArn");
    }
    return account
        .subscribers(topic)
        .map(answer::apply)
        .orElseGet(() -> new Refusal(404, "NotFound", "Topic does not exist"));
  }

  private static Reply attributes(String topic, int confirmed) {
    return new Result(
        QueryXml.of(
            xml ->
                xml.element(
                    "Attributes",
                    all ->
                        all.element("entry", entry("TopicArn", topic))
                            .element("entry", entry("SubscriptionsPending", "0"))
                            .element("entry", entry("SubscriptionsConfirmed", "" + confirmed)))));
  }

  private static Consumer<QueryXml> entry(String key, String value) {
    return xml -> xml.element("key", key).element("value", value);
  }

  private Reply publish(Request request, String topic) {
    String message = request.parameters().getOrDefault("Message", "");
    Optional<String> subject = Optional.ofNullable(request.parameters().get("Subject"));
    Optional<String> structure = Optional.ofNullable(request.parameters().get("MessageStructure"));
    MessageAttributes attributes = MessageAttributes.of(request);
    if (message.isEmpty()) {
      return invalid("Empty message");
    }
    if (message.getBytes(StandardCharsets.UTF_8).length + attributes.size() > LARGEST_MESSAGE) {
      return invalid("Message too long");
    }
    if (subject.filter(text -> !isSubject(text)).isPresent()) {
      return invalid("Subject");
    }
    if (attributes.problem().isPresent()) {
      return invalid(attributes.problem().get());
    }
    if (structure.isEmpty()) {
      return publish(topic, subject, Map.of("default", message), attributes);
    }
    if (!structure.get().equals("json")) {
      return invalid("MessageStructure");
    }
    Map<String, String> bodies;
    try {
      bodies = strings(Json.object(message));
    } catch (IllegalArgumentException notAnObject) {
      return invalid("Message Structure - JSON message body failed to parse");
    }
    return bodies.containsKey("default")
        ? publish(topic, subject, bodies, attributes)
        : invalid("Message Structure - No default entry in JSON message body");
  }

  private Reply publish(
      String topic,
      Optional<String> subject,
      Map<String, String> bodies,
      MessageAttributes attributes) {
    String id = UUID.randomUUID().toString();
    account.publish(new PublishedMessage(topic, subject, bodies, attributes.values()));
    return new Result(QueryXml.of(xml -> xml.element("MessageId", id)));
  }

  // SNS's own rule: ASCII that begins with a letter, digit or punctuation mark, no line breaks or
  // control characters.
  private static boolean isSubject(String text) {
    return !text.isEmpty()
        && text.length() < SUBJECT_LIMIT
        && text.charAt(0) != ' '
        && text.chars().allMatch(character -> character >= ' ' && character <= '~');
  }

  // SNS ignores entries that are not strings.
  private static Map<String, String> strings(Map<String, Object> document) {
    Map<String, String> strings = new HashMap<>();
    document.forEach(
        (key, value) -> {
          if (value instanceof String text) {
            strings.put(key, text);
          }
        });
    return strings;
  }

  private static Refusal invalid(String what) {
    return new Refusal(400, "InvalidParameter", "Invalid parameter: " + what);
  }
}
