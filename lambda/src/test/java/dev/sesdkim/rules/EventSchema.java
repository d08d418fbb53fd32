package dev.sesdkim.rules;

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

/// `docs/event.schema.json`, checked with as much of JSON Schema 2020-12 as it uses. A keyword that
/// this does not know is an error, so that nothing in the file goes unchecked.
final class EventSchema {

  private static final Set<String> WORDS =
      Set.of("$schema", "$id", "title", "description", "$defs");

  private final Map<String, Object> schema;
  private final List<String> faults = new ArrayList<>();

  private EventSchema(Map<String, Object> schema) {
    this.schema = schema;
  }

  static Map<String, Object> read() {
    try {
      return Json.object(Files.readString(Path.of("../docs/event.schema.json")));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// What is wrong with an event; empty if it is as the schema says.
  static List<String> faults(String event) {
    EventSchema check = new EventSchema(read());
    check.check("event", check.schema, Json.object(event));
    return check.faults;
  }

  static List<?> values(String definition) {
    Map<?, ?> defs = (Map<?, ?>) requireNonNull(read().get("$defs"));
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
    EventSchema part = new EventSchema(schema);
    part.check("", rule, value);
    return part.faults.isEmpty();
  }

  private static boolean isOf(String type, Object value) {
    return switch (type) {
      case "object" -> value instanceof Map;
      case "array" -> value instanceof List;
      case "string" -> value instanceof String;
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
