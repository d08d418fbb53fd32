package dev.sesdkim.local.simulated.table;

import dev.sesdkim.json.Json;
import java.util.Map;
import java.util.Optional;

/// A row as the table keeps it.
///
/// @param json the item's text
/// @param size in bytes, by DynamoDB's rules, not the text's
/// @param shown what the index has of it
record StoredRow(String json, int size, Optional<IndexEntry> shown) {

  /// DynamoDB takes no larger item.
  private static final int LARGEST = 400 * 1024;

  /// @throws Unsupported if DynamoDB would refuse it for its size
  static StoredRow of(Map<?, ?> item) {
    int size = ItemSize.of(item);
    if (size > LARGEST) {
      throw new Unsupported("Item size has exceeded the maximum allowed size");
    }
    return new StoredRow(Json.write(item), size, IndexEntry.of(item));
  }

  Map<String, Object> item() {
    return Json.object(json);
  }

  /// Without its text, which nobody reads.
  StoredRow sizeAlone() {
    return new StoredRow("", size, shown);
  }
}
