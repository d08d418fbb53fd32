package dev.sesdkim.bench;

import dev.sesdkim.json.Json;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// The rows, each as the JSON text in which it came. History is counted by its writes and not kept:
/// no scan reads it.
final class TableRows {

  private static final int PAGE = 1024 * 1024;

  private final Map<String, NavigableMap<String, Row>> rows = new ConcurrentHashMap<>();

  /// @param size by DynamoDB's rules, not the text's
  private record Row(String json, int size) {}

  /// A page of a query.
  ///
  /// @param items the rows' texts, separated by commas
  /// @param last the last row's sort key, if there are more after it
  record Page(String items, int count, int bytes, Optional<String> last) {}

  boolean has(String pk, String sk) {
    return rows.getOrDefault(pk, new ConcurrentSkipListMap<>()).containsKey(sk);
  }

  void put(String pk, String sk, Map<?, ?> item) {
    if (!pk.contains(":identity/")) {
      rows.computeIfAbsent(pk, _ -> new ConcurrentSkipListMap<>())
          .put(sk, new Row(Json.write(item), ItemSize.of(item)));
    }
  }

  /// Takes the attribute out of the row.
  void remove(String pk, String sk, String attribute) {
    rows.getOrDefault(pk, new ConcurrentSkipListMap<>())
        .computeIfPresent(
            sk,
            (_, row) -> {
              Map<String, Object> item = Json.object(row.json());
              item.remove(attribute);
              return new Row(Json.write(item), ItemSize.of(item));
            });
  }

  /// @param upTo the last sort key of the query, in ascending order; empty for all
  Page page(String pk, boolean forward, Optional<String> after, Optional<String> upTo) {
    NavigableMap<String, Row> all = rows.getOrDefault(pk, new ConcurrentSkipListMap<>());
    NavigableMap<String, Row> inOrder = forward ? all : all.descendingMap();
    NavigableMap<String, Row> from = after.map(key -> inOrder.tailMap(key, false)).orElse(inOrder);
    NavigableMap<String, Row> rest = upTo.map(key -> from.headMap(key, true)).orElse(from);
    StringBuilder items = new StringBuilder();
    int count = 0;
    int bytes = 0;
    for (Map.Entry<String, Row> row : rest.entrySet()) {
      items.append(count == 0 ? "" : ",").append(row.getValue().json());
      bytes += row.getValue().size();
      count++;
      if (bytes >= PAGE) {
        return new Page(items.toString(), count, bytes, Optional.of(row.getKey()));
      }
    }
    return new Page(items.toString(), count, bytes, Optional.empty());
  }
}
