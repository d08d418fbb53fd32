package dev.sesdkim.local.simulated;

import dev.sesdkim.json.Json;
import dev.sesdkim.local.simulated.PublishedMessage.Attribute;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The message attributes of a `Publish` request: its parameters `MessageAttributes.entry.1.Name`
/// and so on.
record MessageAttributes(Map<String, Attribute> values) {

  MessageAttributes {
    values = Map.copyOf(values);
  }

  static MessageAttributes of(Request request) {
    Map<String, String> parameters = request.parameters();
    Map<String, Attribute> values = new HashMap<>();
    for (int n = 1; parameters.containsKey(entry(n) + "Name"); n++) {
      String value = entry(n) + "Value.";
      values.put(
          parameters.getOrDefault(entry(n) + "Name", ""),
          new Attribute(
              parameters.getOrDefault(value + "DataType", ""),
              parameters.getOrDefault(
                  value + "StringValue", parameters.getOrDefault(value + "BinaryValue", ""))));
    }
    return new MessageAttributes(values);
  }

  private static String entry(int n) {
    return "MessageAttributes.entry." + n + ".";
  }

  /// The size of all names, types and values in bytes, which counts towards the message's size.
  int size() {
    return values.entrySet().stream()
        .mapToInt(
            entry ->
                bytes(entry.getKey())
                    + bytes(entry.getValue().type())
                    + bytes(entry.getValue().value()))
        .sum();
  }

  /// Why SNS would refuse the attributes; empty if it would not.
  Optional<String> problem() {
    return values.entrySet().stream()
        .filter(entry -> !isAttribute(entry.getValue()))
        .map(entry -> "The message attribute '" + entry.getKey() + "' has an invalid value")
        .findFirst();
  }

  private static boolean isAttribute(Attribute attribute) {
    return switch (attribute.type()) {
      case "String", "Number", "Binary" -> !attribute.value().isEmpty();
      case "String.Array" -> Json.isArray(attribute.value());
      default -> false;
    };
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
