package dev.sesdkim.rules;

import dev.sesdkim.JsonSchema;
import java.util.List;
import java.util.Map;

/// `docs/event.schema.json`.
final class EventSchema {

  private EventSchema() {}

  static Map<String, Object> read() {
    return JsonSchema.of("event.schema.json").read();
  }

  /// What is wrong with an event; empty if it is as the schema says.
  static List<String> faults(String event) {
    return JsonSchema.of("event.schema.json").faults(event);
  }

  static List<?> values(String definition) {
    return JsonSchema.of("event.schema.json").values(definition);
  }
}
