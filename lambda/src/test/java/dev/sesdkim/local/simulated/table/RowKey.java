package dev.sesdkim.local.simulated.table;

import java.util.Map;

/// The key of a row.
record RowKey(String pk, String sk) {

  /// The key in an item or in a request's `Key`.
  static RowKey of(Map<?, ?> item) {
    return new RowKey(Typed.text(item, "pk"), Typed.text(item, "sk"));
  }

  /// The key in DynamoDB's JSON.
  Map<String, Object> attributes() {
    return Map.of("pk", Map.of("S", pk), "sk", Map.of("S", sk));
  }
}
