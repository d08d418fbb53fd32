package dev.sesdkim.faults;

import dev.sesdkim.json.Json;
import dev.sesdkim.local.simulated.PublishedMessage;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What messages tell, each thing as one line: a kind and a domain; a kind and what cannot be read
/// or can again: a region, a region and identity, a part of the scan, or a region and part; or
/// `STARTED`.
final class News {

  private News() {}

  /// What each message tells, in the order of the messages.
  static List<String> of(Collection<PublishedMessage> messages) {
    return messages.stream().flatMap(News::of).toList();
  }

  static Stream<String> of(PublishedMessage message) {
    return of(event(message));
  }

  /// What is wrong, or no longer wrong, with the scan as of the event of a message: a region, a
  /// region and an identity, or a part of the scan.
  static List<String> subjects(String event) {
    return list(Json.object(event), "problems").map(one -> subject((Map<?, ?>) one)).toList();
  }

  private static Stream<String> of(Map<String, Object> event) {
    String kind = text(event, "kind");
    return switch (kind) {
      case "STARTED" -> Stream.of(kind);
      case "SCAN_PROBLEM", "SCAN_RECOVERED" ->
          list(event, "problems").map(problem -> kind + " " + subject((Map<?, ?>) problem));
      default -> domains(event).map(domain -> kind + " " + domain);
    };
  }

  /// The ARNs of the identities that a message names.
  static Stream<String> identities(PublishedMessage message) {
    return list(event(message), "identities").map(one -> text((Map<?, ?>) one, "arn"));
  }

  private static String subject(Map<?, ?> problem) {
    return (text(problem, "region") + " " + text(problem, "identity") + text(problem, "part"))
        .strip();
  }

  private static Stream<String> domains(Map<?, ?> event) {
    return event.containsKey("domain")
        ? Stream.of(text(event, "domain"))
        : list(event, "domains").map(String::valueOf);
  }

  private static Map<String, Object> event(PublishedMessage message) {
    return Json.object(message.body("sqs"));
  }

  private static Stream<?> list(Map<?, ?> map, String name) {
    return map.get(name) instanceof List<?> list ? list.stream() : Stream.of();
  }

  private static String text(Map<?, ?> map, String name) {
    return Optional.<Object>ofNullable(map.get(name)).map(String::valueOf).orElse("");
  }
}
