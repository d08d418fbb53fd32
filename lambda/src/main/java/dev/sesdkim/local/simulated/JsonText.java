package dev.sesdkim.local.simulated;

import dev.sesdkim.json.Json;
import java.util.Map;
import java.util.Optional;

/// Reads text that may not be JSON.
final class JsonText {
  private JsonText() {}

  /// Empty when the text is not a JSON object.
  static Optional<Map<String, Object>> object(String text) {
    try {
      return Optional.of(Json.object(text));
    } catch (IllegalArgumentException notAnObject) {
      return Optional.empty();
    }
  }
}
