package dev.sesdkim.json;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// JSON text from maps, lists, strings, numbers and booleans, and back.
public final class Json {

  private static final JSON PLAIN = JSON.std;
  private static final JSON INDENTED = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT);

  private Json() {}

  /// On one line. The order of a map's entries is kept.
  public static String write(Object value) {
    return written(PLAIN, value);
  }

  /// Over several lines, for people.
  public static String indented(Object value) {
    return written(INDENTED, value);
  }

  /// The object that the text holds.
  ///
  /// @throws IllegalArgumentException if the text is not one JSON object
  public static Map<String, Object> object(String text) {
    Map<String, Object> object;
    try {
      object = PLAIN.mapFrom(text);
    } catch (IOException e) {
      throw new IllegalArgumentException("Not a JSON object: " + e.getMessage(), e);
    }
    if (object == null) {
      throw new IllegalArgumentException("Not a JSON object: null");
    }
    return object;
  }

  /// Whether the text is one JSON array.
  public static boolean isArray(String text) {
    try {
      return PLAIN.anyFrom(text) instanceof List<?>;
    } catch (IOException notJson) {
      return false;
    }
  }

  /// How many bytes of UTF-8 the text takes.
  public static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String written(JSON json, Object value) {
    try {
      return json.asString(value);
    } catch (IOException e) {
      throw new UncheckedIOException("A value of " + value.getClass() + " is no JSON", e);
    }
  }
}
