package dev.sesdkim.local.simulated.table;

import dev.sesdkim.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A row's entry in the index `unverified`, and the cost of writing it.
///
/// @param key partition and sort key
/// @param json all attributes of the entry
/// @param size in bytes, by DynamoDB's rules
record IndexEntry(String key, String json, int size) {

  private static final String PARTITION = "unverifiedIn";
  private static final String SORT = "since";

  /// The keys of the index and of the table, and the attributes that the deployed index projects.
  private static final List<String> SHOWN =
      List.of(
          PARTITION,
          SORT,
          "pk",
          "sk",
          "identity",
          "identityType",
          "region",
          "account",
          "verdict",
          "reason",
          "governedBy",
          "toldAt");

  /// Empty for a row that is not in the index.
  static Optional<IndexEntry> of(Map<?, ?> item) {
    if (!item.containsKey(PARTITION) || !item.containsKey(SORT)) {
      return Optional.empty();
    }
    Map<String, Object> shown = new TreeMap<>();
    for (String name : SHOWN) {
      Typed.mapIfAny(item, name).ifPresent(value -> shown.put(name, value));
    }
    return Optional.of(
        new IndexEntry(
            Typed.text(item, PARTITION) + " " + Typed.text(item, SORT),
            Json.write(shown),
            ItemSize.of(shown)));
  }

  /// The write units of the index when a row changes (Developer Guide, "Using global secondary
  /// indexes", "Provisioned throughput considerations"): none if the entry stays the same; one
  /// write if it is added, removed or changed; two if its key changes.
  static int units(Optional<IndexEntry> before, Optional<IndexEntry> after) {
    if (before.equals(after)) {
      return 0;
    }
    if (before.isPresent() && after.isPresent() && before.get().key().equals(after.get().key())) {
      return ItemSize.writeUnits(Math.max(before.get().size(), after.get().size()));
    }
    return units(before) + units(after);
  }

  private static int units(Optional<IndexEntry> entry) {
    return entry.map(one -> ItemSize.writeUnits(one.size())).orElse(0);
  }
}
