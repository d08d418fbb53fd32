package dev.sesdkim.aws;

import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Problem.Kind;
import dev.sesdkim.json.Json;
import dev.sesdkim.scan.Alerts;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/// Publishes alerts to an SNS topic, a body for each protocol.
public final class SnsAlerts implements Alerts {

  private static final String ACTION = "sns:Publish";

  private final SnsClient sns;
  private final String topicArn;
  private final Function<AlertMessage, String> envelope;

  /// Alerts to one topic.
  ///
  /// @param sns a client of the topic's own region: SNS publishes to no other
  /// @param envelope makes the JSON that holds the bodies by protocol
  public SnsAlerts(SnsClient sns, String topicArn, Function<AlertMessage, String> envelope) {
    this.sns = sns;
    this.topicArn = topicArn;
    this.envelope = envelope;
  }

  @Override
  public Optional<Problem> publish(AlertMessage message) {
    PublishRequest request =
        PublishRequest.builder()
            .topicArn(topicArn)
            .subject(message.subject())
            .messageStructure("json")
            .message(envelope.apply(message))
            .messageAttributes(attributes(message))
            .build();
    try {
      return sns.publish(request).messageId() == null
          ? Optional.of(problem(Kind.NOT_AN_ANSWER, "no message id came back"))
          : Optional.empty();
    } catch (RuntimeException e) {
      Problem problem = AwsFailures.problem(ACTION, e);
      return Optional.of(problem(problem.kind(), problem.detail()));
    }
  }

  private Problem problem(Kind kind, String detail) {
    return new Problem(kind, ACTION, "topic " + topicArn + ": " + detail);
  }

  /// SNS refuses an empty value, and a filter can match nothing in an empty list.
  private static Map<String, MessageAttributeValue> attributes(AlertMessage message) {
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    attributes.put("kind", attribute("String", message.kind().name()));
    attributes.put("domain", attribute("String", message.domain()));
    attributes.put("account", attribute("String", message.account()));
    attributes.put("severity", attribute("String", message.kind().severity().name()));
    if (!message.regions().isEmpty()) {
      attributes.put("regions", attribute("String.Array", Json.write(message.regions())));
    }
    return attributes;
  }

  private static MessageAttributeValue attribute(String type, String value) {
    return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
  }
}
