package dev.sesdkim.rules;

import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A message in the form of SNS with `MessageStructure=json`: a body for each protocol.
public final class Envelope {

  /// The largest message of SNS in bytes, all protocols together (SNS API, `Publish`).
  public static final int MOST_BYTES = 262_144;

  private Envelope() {}

  /// The text of the `Message` parameter.
  public static String json(AlertMessage message) {
    Map<String, String> bodies = new LinkedHashMap<>();
    // Some protocols show no subject; the text alone would not say what it is about.
    bodies.put("default", message.subject() + "\n\n" + message.text());
    bodies.put("email", message.text());
    bodies.put("https", message.chat());
    bodies.put("sqs", message.event());
    bodies.put("lambda", message.event());
    return Json.write(bodies);
  }

  /// Whether the message is small enough for SNS.
  static boolean fits(AlertMessage message) {
    return bytes(message) <= MOST_BYTES;
  }

  /// What counts towards [#MOST_BYTES]: the bodies, and the name, type and value of each attribute
  /// (SNS Developer Guide, "Message attributes"). The subject is counted too, to be safe.
  static int bytes(AlertMessage message) {
    int bytes = Json.bytes(json(message)) + Json.bytes(message.subject());
    for (Map.Entry<String, String> one : message.attributes().entrySet()) {
      bytes += Json.bytes(one.getKey() + "String" + one.getValue());
    }
    for (Map.Entry<String, List<String>> one : message.lists().entrySet()) {
      bytes += Json.bytes(one.getKey() + "String.Array" + Json.write(one.getValue()));
    }
    return bytes;
  }
}
