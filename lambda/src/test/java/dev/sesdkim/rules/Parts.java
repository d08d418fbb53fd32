package dev.sesdkim.rules;

import static java.util.Objects.requireNonNull;

import dev.sesdkim.json.Json;
import java.util.List;
import java.util.Map;

/// Parts of a JSON text that have to be there.
final class Parts {

  private Parts() {}

  static Map<?, ?> content(String chat) {
    return (Map<?, ?>) requireNonNull(Json.object(chat).get("content"));
  }

  static Map<?, ?> metadata(String chat) {
    return (Map<?, ?>) requireNonNull(Json.object(chat).get("metadata"));
  }

  static List<Map<?, ?>> identities(String event) {
    return ((List<?>) requireNonNull(Json.object(event).get("identities")))
        .stream().<Map<?, ?>>map(one -> (Map<?, ?>) one).toList();
  }

  static Map<?, ?> leftOut(String event) {
    return (Map<?, ?>) requireNonNull(Json.object(event).get("identitiesLeftOut"));
  }

  static String text(Map<?, ?> object, String name) {
    return requireNonNull(object.get(name)).toString();
  }
}
