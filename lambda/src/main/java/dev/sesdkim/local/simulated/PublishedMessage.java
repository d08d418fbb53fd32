package dev.sesdkim.local.simulated;

import java.util.Map;
import java.util.Optional;

/// A message that SNS accepted.
///
/// @param bodies the body for each protocol; a message without structure has only `default`
/// @param attributes the message attributes by name
public record PublishedMessage(
    String topicArn,
    Optional<String> subject,
    Map<String, String> bodies,
    Map<String, Attribute> attributes) {

  /// A message attribute, as subscription filter policies see it.
  ///
  /// @param type `String`, `String.Array`, `Number` or `Binary`
  public record Attribute(String type, String value) {}

  public PublishedMessage {
    bodies = Map.copyOf(bodies);
    attributes = Map.copyOf(attributes);
  }

  /// The body that a subscriber with this protocol (`email`, `https`, `sqs`) receives.
  public String body(String protocol) {
    return bodies.getOrDefault(protocol, bodies.getOrDefault("default", ""));
  }
}
