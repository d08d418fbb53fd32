package dev.sesdkim.bench;

import dev.sesdkim.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A JSON object.
record Document(Map<?, ?> object) {

  static Document read(Path file) throws IOException {
    return new Document(Json.object(Files.readString(file)));
  }

  double number(String name) {
    return ((Number) value(name)).doubleValue();
  }

  Optional<Double> numberIfAny(String name) {
    return Optional.ofNullable(object.get(name)).map(number -> ((Number) number).doubleValue());
  }

  String text(String name) {
    return (String) value(name);
  }

  boolean flag(String name) {
    return (Boolean) value(name);
  }

  Document object(String name) {
    return new Document((Map<?, ?>) value(name));
  }

  List<Document> objects(String name) {
    return ((List<?>) value(name)).stream().map(one -> new Document((Map<?, ?>) one)).toList();
  }

  /// The values of all its members, as objects.
  List<Document> values() {
    return object.values().stream().map(one -> new Document((Map<?, ?>) one)).toList();
  }

  private Object value(String name) {
    return Optional.<Object>ofNullable(object.get(name))
        .orElseThrow(() -> new IllegalArgumentException("There is no \"" + name + "\""));
  }
}
