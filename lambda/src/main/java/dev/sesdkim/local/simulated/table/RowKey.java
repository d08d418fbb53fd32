package dev.sesdkim.local.simulated.table;

import java.util.Map;

/// The key of a row.
record RowKey(String pk, String sk) {

  /// The key that an item or a request's `Key` has.
  static RowKey of(Map<?, ?> item) {
    return new RowKey(Typed.text(item, "pk"), Typed.text(item, "sk"));
  }

  /// As DynamoDB writes it.
  Map<String, Object> attributes() {
    return Map.of("pk", Map.of("S", pk), "sk", Map.of("S", sk));
  }
}
