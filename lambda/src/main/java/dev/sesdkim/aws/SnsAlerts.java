package dev.sesdkim.aws;

import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Problem.Kind;
import dev.sesdkim.json.Json;
import dev.sesdkim.scan.Alerts;
import dev.sesdkim.scan.Deadline;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/// Publishes alerts to an SNS topic, with a body for each protocol.
///
/// @param sns a client of the topic's own region: SNS publishes to no other
/// @param envelope makes the JSON that holds a body for each protocol
public record SnsAlerts(SnsClient sns, String topicArn, Function<AlertMessage, String> envelope)
    implements Alerts {

  private static final String PUBLISH = "sns:Publish";
  private static final String GET_ATTRIBUTES = "sns:GetTopicAttributes";

  /// The attribute of a topic that counts its confirmed subscriptions (SNS API,
  /// `GetTopicAttributes`).
  private static final String CONFIRMED = "SubscriptionsConfirmed";

  /// Nine digits fit into an `int`; a topic takes at most 12,500,000 subscriptions (SNS quotas).
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  @Override
  public Subscribers subscribers(Deadline deadline) {
    GetTopicAttributesRequest request =
        GetTopicAttributesRequest.builder()
            .topicArn(topicArn)
            .overrideConfiguration(by(deadline))
            .build();
    try {
      return Optional.ofNullable(sns.getTopicAttributes(request).attributes().get(CONFIRMED))
          .filter(NUMBER.asMatchPredicate())
          .<Subscribers>map(number -> new Confirmed(Integer.parseInt(number)))
          .orElseGet(
              () ->
                  new NotTold(
                      problem(
                          GET_ATTRIBUTES,
                          Kind.NOT_AN_ANSWER,
                          "no number came back as " + CONFIRMED)));
    } catch (RuntimeException e) {
      return new NotTold(problem(GET_ATTRIBUTES, e));
    }
  }

  @Override
  public Optional<Problem> publish(AlertMessage message, Deadline deadline) {
    PublishRequest request =
        PublishRequest.builder()
            .topicArn(topicArn)
            .subject(message.subject())
            .messageStructure("json")
            .message(envelope.apply(message))
            .messageAttributes(attributes(message))
            .overrideConfiguration(by(deadline))
            .build();
    try {
      return sns.publish(request).messageId() == null
          ? Optional.of(problem(PUBLISH, Kind.NOT_AN_ANSWER, "no message id came back"))
          : Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(problem(PUBLISH, e));
    }
  }

  /// The SDK takes a limit of zero for none.
  private static AwsRequestOverrideConfiguration by(Deadline deadline) {
    long millis = Math.clamp(deadline.left().toMillis(), 1, Clients.CALL.toMillis());
    return AwsRequestOverrideConfiguration.builder()
        .apiCallTimeout(Duration.ofMillis(millis))
        .build();
  }

  private Problem problem(String action, RuntimeException failure) {
    Problem problem = AwsFailures.problem(action, failure);
    return problem(action, problem.kind(), problem.detail());
  }

  private Problem problem(String action, Kind kind, String detail) {
    return new Problem(kind, action, "topic " + topicArn + ": " + detail);
  }

  private static Map<String, MessageAttributeValue> attributes(AlertMessage message) {
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    message.attributes().forEach((name, value) -> attributes.put(name, attribute("String", value)));
    message
        .lists()
        .forEach(
            (name, values) -> attributes.put(name, attribute("String.Array", Json.write(values))));
    return attributes;
  }

  private static MessageAttributeValue attribute(String type, String value) {
    return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
  }
}
