package dev.sesdkim;

import static java.util.Objects.requireNonNull;

import dev.sesdkim.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A schema of `docs`, checked with as much of JSON Schema 2020-12 as those use. A keyword that
/// this does not know is an error, so that nothing in the file goes unchecked.
public final class JsonSchema {

  private static final Set<String> WORDS =
      Set.of("$schema", "$id", "title", "description", "$defs");

  private final Map<String, Object> schema;
  private final List<String> faults = new ArrayList<>();

  private JsonSchema(Map<String, Object> schema) {
    this.schema = schema;
  }

  /// The schema in a file of `docs`.
  public static JsonSchema of(String file) {
    try {
      return new JsonSchema(Json.object(Files.readString(Path.of("../docs", file))));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public Map<String, Object> read() {
    return schema;
  }

  /// What is wrong with a text; empty if it is as the schema says.
  public List<String> faults(String text) {
    JsonSchema check = new JsonSchema(schema);
    check.check("", schema, Json.object(text));
    return check.faults;
  }

  /// The enumerated values of a definition.
  public List<?> values(String definition) {
    Map<?, ?> defs = (Map<?, ?>) requireNonNull(schema.get("$defs"));
    return (List<?>) requireNonNull(((Map<?, ?>) requireNonNull(defs.get(definition))).get("enum"));
  }

  private void check(String at, Map<?, ?> rule, Object value) {
    rule.forEach((keyword, argument) -> check(at, rule, keyword.toString(), argument, value));
  }

  private void check(String at, Map<?, ?> rule, String keyword, Object argument, Object value) {
    switch (keyword) {
      case "type" -> expect(at, isOf(argument.toString(), value), "is no " + argument);
      case "const" -> expect(at, argument.equals(value), "is not " + argument);
      case "enum" -> expect(at, ((List<?>) argument).contains(value), "is none of " + argument);
      case "pattern" ->
          expect(
              at,
              !(value instanceof String text)
                  || java.util.regex.Pattern.compile(argument.toString()).matcher(text).find(),
              value + " does not match " + argument);
      case "minimum" ->
          expect(
              at,
              !(value instanceof Number number)
                  || number.longValue() >= ((Number) argument).longValue(),
              "is less than " + argument);
      case "minItems" ->
          expect(
              at,
              !(value instanceof List<?> list) || list.size() >= ((Number) argument).intValue(),
              "has fewer than " + argument);
      case "required" -> {
        if (value instanceof Map<?, ?> object) {
          ((List<?>) argument)
              .forEach(name -> expect(at, object.containsKey(name), "has no " + name));
        }
      }
      case "properties" -> {
        if (value instanceof Map<?, ?> object) {
          ((Map<?, ?>) argument)
              .forEach(
                  (name, property) -> {
                    Object inner = object.get(name);
                    if (inner != null) {
                      check(at + "." + name, (Map<?, ?>) property, inner);
                    }
                  });
        }
      }
      case "additionalProperties" -> {
        Map<?, ?> known = (Map<?, ?>) requireNonNull(rule.get("properties"));
        if (argument.equals(false) && value instanceof Map<?, ?> object) {
          object
              .keySet()
              .forEach(name -> expect(at, known.containsKey(name), "has unknown " + name));
        }
      }
      case "items" -> {
        if (value instanceof List<?> list) {
          list.forEach(item -> check(at + "[]", (Map<?, ?>) argument, item));
        }
      }
      case "$ref" -> {
        String name = argument.toString().replace("#/$defs/", "");
        Map<?, ?> defs = (Map<?, ?>) requireNonNull(schema.get("$defs"));
        check(at, (Map<?, ?>) requireNonNull(defs.get(name)), value);
      }
      case "allOf" -> ((List<?>) argument).forEach(part -> check(at, (Map<?, ?>) part, value));
      case "oneOf" ->
          expect(
              at,
              ((List<?>) argument).stream().filter(one -> holds((Map<?, ?>) one, value)).count()
                  == 1,
              "is not exactly one of " + argument);
      case "if" -> {
        if (holds((Map<?, ?>) argument, value)) {
          check(at, (Map<?, ?>) requireNonNull(rule.get("then")), value);
        }
      }
      case "then" -> {}
      default -> expect(at, WORDS.contains(keyword), "has the unknown keyword " + keyword);
    }
  }

  private boolean holds(Map<?, ?> rule, Object value) {
    JsonSchema part = new JsonSchema(schema);
    part.check("", rule, value);
    return part.faults.isEmpty();
  }

  private static boolean isOf(String type, Object value) {
    return switch (type) {
      case "object" -> value instanceof Map;
      case "array" -> value instanceof List;
      case "string" -> value instanceof String;
      case "boolean" -> value instanceof Boolean;
      case "integer" -> value instanceof Integer || value instanceof Long;
      default -> throw new IllegalArgumentException(type);
    };
  }

  private void expect(String at, boolean holds, String fault) {
    if (!holds) {
      faults.add(at + " " + fault);
    }
  }
}
