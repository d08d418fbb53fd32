package dev.sesdkim.json;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.ToNumberPolicy;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// JSON text from maps, lists, strings, numbers and booleans, and back (RFC 8259).
public final class Json {

  private static final Gson PLAIN = format().create();
  private static final Gson INDENTED = format().setPrettyPrinting().create();

  private Json() {}

  /// Writes JSON on one line. Keeps the order of a map's entries and leaves out entries whose value
  /// is null. A lone surrogate, which strict readers refuse, becomes U+FFFD.
  public static String write(Object value) {
    return whole(PLAIN.toJson(value));
  }

  /// Writes JSON over several lines, for people.
  public static String indented(Object value) {
    return whole(INDENTED.toJson(value));
  }

  /// The object that the text holds. A whole number is an [Integer] if it fits, otherwise a [Long];
  /// a number that fits neither, or has a fraction or an exponent, is a [Double].
  ///
  /// @throws IllegalArgumentException if the text is not one JSON object
  public static Map<String, Object> object(String text) {
    try {
      if (PLAIN.fromJson(text, Object.class) instanceof Map<?, ?> entries) {
        Map<String, Object> object = new LinkedHashMap<>();
        entries.forEach((name, value) -> object.put((String) name, value));
        return object;
      }
      throw new IllegalArgumentException("Not a JSON object but another JSON value");
    } catch (JsonParseException e) {
      throw new IllegalArgumentException("Not a JSON object: " + e.getMessage(), e);
    }
  }

  /// Whether the text is one JSON array.
  public static boolean isArray(String text) {
    try {
      return PLAIN.fromJson(text, Object.class) instanceof List<?>;
    } catch (JsonParseException notJson) {
      return false;
    }
  }

  /// How many bytes of UTF-8 the text takes.
  public static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /// Does not escape for HTML, so that text stays readable; no HTML page contains this JSON as it
  /// is.
  private static GsonBuilder format() {
    return new GsonBuilder()
        .disableHtmlEscaping()
        .setStrictness(Strictness.STRICT)
        .setObjectToNumberStrategy(Json::number);
  }

  private static String whole(String json) {
    if (json.chars().noneMatch(unit -> Character.isSurrogate((char) unit))) {
      return json;
    }
    return json.codePoints()
        .map(one -> Character.getType(one) == Character.SURROGATE ? '\uFFFD' : one)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static Number number(JsonReader reader) throws IOException {
    Number number = ToNumberPolicy.LONG_OR_DOUBLE.readNumber(reader);
    return number instanceof Long whole && whole.intValue() == whole ? whole.intValue() : number;
  }
}
