package dev.sesdkim.local.simulated.table;

import dev.sesdkim.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A row's entry in the index `unverified`, and the cost of writing it.
///
/// @param key partition and sort key
/// @param json all attributes of the entry
/// @param size in bytes, by DynamoDB's rules
public record IndexEntry(String key, String json, int size) {

  private static final String PARTITION = "unverifiedIn";
  private static final String SORT = "since";

  /// What the index holds beside the keys, as it is deployed.
  public static final List<String> SHOWN_OF_WHAT_IS_BROKEN =
      List.of(
          "identity",
          "identityType",
          "region",
          "account",
          "verdict",
          "reason",
          "governedBy",
          "toldAt");

  private static final List<String> KEYS = List.of(PARTITION, SORT, "pk", "sk");

  /// Empty for a row that is not in the index.
  static Optional<IndexEntry> of(Map<?, ?> item) {
    if (!item.containsKey(PARTITION) || !item.containsKey(SORT)) {
      return Optional.empty();
    }
    Map<String, Object> shown = new TreeMap<>();
    Stream.concat(KEYS.stream(), SHOWN_OF_WHAT_IS_BROKEN.stream())
        .forEach(name -> Typed.mapIfAny(item, name).ifPresent(value -> shown.put(name, value)));
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
