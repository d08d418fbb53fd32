package dev.sesdkim.aws.table;

import dev.sesdkim.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Rows from a file in the JSON of DynamoDB.
public final class StoredRows {

  private final Map<?, ?> rows;

  private StoredRows(Map<?, ?> rows) {
    this.rows = rows;
  }

  public static StoredRows of(String file) {
    try (InputStream in =
        Optional.ofNullable(StoredRows.class.getResourceAsStream(file)).orElseThrow()) {
      return new StoredRows(Json.object(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Map<String, AttributeValue> row(String name) {
    return attributes(Optional.ofNullable(rows.get(name)).orElseThrow());
  }

  private static Map<String, AttributeValue> attributes(Object json) {
    Map<String, AttributeValue> attributes = new LinkedHashMap<>();
    ((Map<?, ?>) json).forEach((name, value) -> attributes.put((String) name, value(value)));
    return attributes;
  }

  private static AttributeValue value(Object json) {
    Iterator<? extends Map.Entry<?, ?>> only = ((Map<?, ?>) json).entrySet().iterator();
    Map.Entry<?, ?> typed = only.next();
    Object value = typed.getValue();
    return switch ((String) typed.getKey()) {
      case "S" -> AttributeValue.fromS((String) value);
      case "N" -> AttributeValue.fromN((String) value);
      case "BOOL" -> AttributeValue.fromBool((Boolean) value);
      case "L" -> AttributeValue.fromL(((List<?>) value).stream().map(StoredRows::value).toList());
      case "M" -> AttributeValue.fromM(attributes(value));
      case String other -> throw new IllegalArgumentException("No such type: " + other);
    };
  }
}
