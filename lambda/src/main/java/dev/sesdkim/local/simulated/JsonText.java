package dev.sesdkim.local.simulated;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// JSON documents as maps.
final class JsonText {
  private JsonText() {}

  static String of(Map<String, ?> document) {
    try {
      return JSON.std.asString(document);
    } catch (IOException e) {
      throw new UncheckedIOException("A map could not be written as JSON", e);
    }
  }

  /// Empty when the text is not a JSON object.
  static Optional<Map<String, Object>> object(String text) {
    try {
      return Optional.ofNullable(JSON.std.mapFrom(text));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  static boolean isArray(String text) {
    try {
      return JSON.std.anyFrom(text) instanceof List<?>;
    } catch (IOException _) {
      return false;
    }
  }
}
