package dev.sesdkim.local.simulated.table;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads requests and typed values (`{"S": "text"}`) from their JSON.
final class Typed {

  private Typed() {}

  /// The text of an attribute.
  static String text(Map<?, ?> item, String attribute) {
    return String.valueOf(map(item, attribute).get("S"));
  }

  static Map<?, ?> map(Map<?, ?> from, String name) {
    return mapIfAny(from, name).orElseThrow(() -> new Unsupported("There is no " + name));
  }

  static Optional<Map<?, ?>> mapIfAny(Map<?, ?> from, String name) {
    return Optional.<Map<?, ?>>ofNullable((Map<?, ?>) from.get(name));
  }

  static Collection<?> list(Map<?, ?> from, String name) {
    return Optional.<Collection<?>>ofNullable((Collection<?>) from.get(name))
        .orElseThrow(() -> new Unsupported("There is no " + name));
  }

  static Optional<String> word(Map<?, ?> from, String name) {
    return Optional.ofNullable(from.get(name)).map(String::valueOf);
  }

  /// Throws [Unsupported] if the request has other members than these.
  static void expect(Map<?, ?> request, Set<String> members) {
    for (Object member : request.keySet()) {
      if (!members.contains(String.valueOf(member))) {
        throw new Unsupported(member + " is not among the members that the adapter sends");
      }
    }
  }
}
