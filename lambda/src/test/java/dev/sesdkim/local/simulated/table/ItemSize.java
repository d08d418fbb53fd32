package dev.sesdkim.local.simulated.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.Map;

/// The size of an item as DynamoDB bills it (Developer Guide, "DynamoDB item sizes and formats"),
/// and its request units ("DynamoDB on-demand capacity mode").
final class ItemSize {

  private static final int WRITE_UNIT = 1024;
  private static final int READ_UNIT = 4096;
  private static final int CONTAINER = 3;

  private ItemSize() {}

  /// The size of all names and values, in bytes.
  static int of(Map<?, ?> item) {
    return item.entrySet().stream()
        .mapToInt(entry -> utf8(entry.getKey()) + value((Map<?, ?>) entry.getValue()))
        .sum();
  }

  static int writeUnits(int bytes) {
    return Math.max(1, Math.ceilDiv(bytes, WRITE_UNIT));
  }

  /// The read units of a consistent read.
  static int readUnits(int bytes) {
    return Math.max(1, Math.ceilDiv(bytes, READ_UNIT));
  }

  private static int value(Map<?, ?> typed) {
    Map.Entry<?, ?> value = typed.entrySet().iterator().next();
    return switch (String.valueOf(value.getKey())) {
      case "S" -> utf8(value.getValue());
      case "N" -> Math.ceilDiv(utf8(value.getValue()), 2) + 1;
      case "M" ->
          CONTAINER + ((Map<?, ?>) value.getValue()).size() + of((Map<?, ?>) value.getValue());
      case "L" -> CONTAINER + list((Collection<?>) value.getValue());
      default -> 1;
    };
  }

  private static int list(Collection<?> values) {
    return values.stream().mapToInt(one -> 1 + value((Map<?, ?>) one)).sum();
  }

  private static int utf8(Object text) {
    return String.valueOf(text).getBytes(UTF_8).length;
  }
}
