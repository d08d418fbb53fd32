package dev.sesdkim;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.sesdkim.dkim.Printable;
import dev.sesdkim.json.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.joda.time.DateTime;
import org.joda.time.DateTimeZone;
import org.jspecify.annotations.Nullable;

/// Scheduled events as JSON (Amazon EventBridge User Guide, "Scheduled events").
///
/// `detail` may also be text that holds an object: EventBridge Scheduler sends `"{}"` when a
/// schedule has no input of its own, and Lambda's own reader of the event class refuses text.
final class EventJson {

  private static final int LONGEST_SHOWN = 100;

  private EventJson() {}

  /// The event that the text holds. Missing fields are null, fields unknown to the class are
  /// ignored; an empty text and `null` count as `{}`.
  ///
  /// @throws InvalidEvent if the text is not a JSON object, or a field has an unexpected form
  static ScheduledEvent read(String text) {
    Map<String, Object> fields = fields(text.strip());
    ScheduledEvent event = new ScheduledEvent();
    event.setVersion(text(fields, "version"));
    event.setId(text(fields, "id"));
    event.setDetailType(text(fields, "detail-type"));
    event.setSource(text(fields, "source"));
    event.setAccount(text(fields, "account"));
    event.setTime(
        field(fields, "time", "a moment such as \"2026-11-24T06:00:00Z\"", EventJson::asTime));
    event.setRegion(text(fields, "region"));
    event.setResources(field(fields, "resources", "a list of texts", EventJson::asTexts));
    event.setDetail(field(fields, "detail", "a JSON object", EventJson::asObject));
    return event;
  }

  /// The event's fields that are not null.
  static Map<String, Object> of(ScheduledEvent event) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("version", event.getVersion());
    fields.put("id", event.getId());
    fields.put("detail-type", event.getDetailType());
    fields.put("source", event.getSource());
    fields.put("account", event.getAccount());
    if (event.getTime() != null) {
      fields.put("time", Instant.ofEpochMilli(event.getTime().getMillis()).toString());
    }
    fields.put("region", event.getRegion());
    fields.put("resources", event.getResources());
    fields.put("detail", event.getDetail());
    fields.values().removeIf(value -> value == null);
    return fields;
  }

  /// Whether the event's detail asks for a digest.
  ///
  /// @throws InvalidEvent if `digest` is neither true nor false
  static boolean asksForDigest(ScheduledEvent event) {
    Object asked = event.getDetail() == null ? null : event.getDetail().get("digest");
    if (asked == null || asked instanceof Boolean) {
      return Boolean.TRUE.equals(asked);
    }
    throw unreadable(Json.write(asked), "true or false as \"digest\" in \"detail\"");
  }

  private static Map<String, Object> fields(String text) {
    if (text.isEmpty() || text.equals("null")) {
      return Map.of();
    }
    return asObject(text)
        .orElseThrow(
            () -> unreadable(text, "an EventBridge scheduled event as a JSON object, or {}"));
  }

  private static @Nullable String text(Map<String, Object> fields, String name) {
    return field(fields, name, "text", EventJson::asText);
  }

  private static <T> @Nullable T field(
      Map<String, Object> fields,
      String name,
      String expected,
      Function<Object, Optional<T>> reader) {
    Object value = fields.get(name);
    if (value == null) {
      return null;
    }
    return reader
        .apply(value)
        .orElseThrow(() -> unreadable(Json.write(value), "%s as \"%s\"".formatted(expected, name)));
  }

  static InvalidEvent unreadable(String received, String expected) {
    return new InvalidEvent(
        "The event cannot be read: received %s, expected %s"
            .formatted(Printable.line(received, LONGEST_SHOWN), expected));
  }

  private static Optional<String> asText(Object value) {
    return value instanceof String text ? Optional.of(text) : Optional.empty();
  }

  private static Optional<DateTime> asTime(Object value) {
    try {
      return asText(value)
          .map(text -> new DateTime(Instant.parse(text).toEpochMilli(), DateTimeZone.UTC));
    } catch (DateTimeException | ArithmeticException noMoment) {
      return Optional.empty();
    }
  }

  private static Optional<List<String>> asTexts(Object value) {
    if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
      return Optional.of(list.stream().map(String.class::cast).toList());
    }
    return Optional.empty();
  }

  private static Optional<Map<String, Object>> asObject(Object value) {
    try {
      return Optional.of(Json.object(value instanceof String text ? text : Json.write(value)));
    } catch (IllegalArgumentException noObject) {
      return Optional.empty();
    }
  }
}
