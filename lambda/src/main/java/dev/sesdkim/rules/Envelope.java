package dev.sesdkim.rules;

import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/// A message as SNS takes it with `MessageStructure=json`: a body for each protocol.
public final class Envelope {

  /// What SNS takes in one message, all protocols together, in bytes (SNS API, `Publish`).
  public static final int MOST_BYTES = 262_144;

  /// Kept free for the subject and the message attributes, which count as well.
  private static final int RESERVED = 4_096;

  private Envelope() {}

  /// The text of the `Message` parameter.
  public static String json(AlertMessage message) {
    Map<String, String> bodies = new LinkedHashMap<>();
    bodies.put("default", message.text());
    bodies.put("email", message.text());
    bodies.put("https", message.chat());
    bodies.put("sqs", message.event());
    bodies.put("lambda", message.event());
    return Json.write(bodies);
  }

  /// Whether SNS takes the message, its attributes included.
  static boolean fits(AlertMessage message) {
    return Json.bytes(json(message)) <= MOST_BYTES - RESERVED;
  }
}
