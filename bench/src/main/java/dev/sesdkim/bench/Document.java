package dev.sesdkim.bench;

import dev.sesdkim.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A JSON object of one of the files in `docs`.
record Document(Map<?, ?> object) {

  static Document read(Path file) throws IOException {
    return new Document(Json.object(Files.readString(file)));
  }

  double number(String name) {
    return ((Number) value(name)).doubleValue();
  }

  String text(String name) {
    return (String) value(name);
  }

  Document object(String name) {
    return new Document((Map<?, ?>) value(name));
  }

  List<Document> objects(String name) {
    return ((List<?>) value(name)).stream().map(one -> new Document((Map<?, ?>) one)).toList();
  }

  private Object value(String name) {
    return Optional.<Object>ofNullable(object.get(name))
        .orElseThrow(() -> new IllegalArgumentException("There is no \"" + name + "\""));
  }
}
