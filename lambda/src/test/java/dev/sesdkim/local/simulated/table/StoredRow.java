package dev.sesdkim.local.simulated.table;

import dev.sesdkim.json.Json;
import java.util.Map;
import java.util.Optional;

/// A row as the table keeps it.
///
/// @param json the item's text
/// @param size in bytes, by DynamoDB's rules, not the text's
/// @param shown the row's entry in the index, if it has one
record StoredRow(String json, int size, Optional<IndexEntry> shown) {

  /// The largest item that DynamoDB accepts, in bytes.
  private static final int LARGEST = 400 * 1024;

  /// @throws Unsupported if the item is larger than DynamoDB accepts
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

  /// The row without its text, for rows that are never read.
  StoredRow sizeAlone() {
    return new StoredRow("", size, shown);
  }
}
