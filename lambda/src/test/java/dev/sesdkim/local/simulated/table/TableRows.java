package dev.sesdkim.local.simulated.table;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// The table's rows, in memory.
final class TableRows {

  private static final int PAGE = 1024 * 1024;

  private final Map<String, NavigableMap<String, StoredRow>> partitions = new ConcurrentHashMap<>();
  private final boolean history;

  /// An empty table.
  ///
  /// @param history whether history can be read; if not, only its size is kept
  TableRows(boolean history) {
    this.history = history;
  }

  /// A page of a query.
  ///
  /// @param items the rows' texts, separated by commas
  /// @param last the last row's key, if there may be more after it
  record Page(String items, int count, int bytes, Optional<RowKey> last) {}

  Optional<StoredRow> get(RowKey key) {
    return Optional.ofNullable(partition(key.pk()).get(key.sk()));
  }

  /// The rows of a partition, by sort key; none if only their size is kept.
  Map<String, Map<String, Object>> items(String pk) {
    Map<String, Map<String, Object>> items = new LinkedHashMap<>();
    if (!sizeAlone(pk)) {
      partition(pk).forEach((sk, row) -> items.put(sk, row.item()));
    }
    return items;
  }

  /// Puts the row, or deletes it.
  void set(RowKey key, Optional<StoredRow> row) {
    NavigableMap<String, StoredRow> partition =
        partitions.computeIfAbsent(key.pk(), _ -> new ConcurrentSkipListMap<>());
    row.map(one -> sizeAlone(key.pk()) ? one.sizeAlone() : one)
        .ifPresentOrElse(one -> partition.put(key.sk(), one), () -> partition.remove(key.sk()));
  }

  /// Every row, unless only its size is kept.
  List<StoredRow> all() {
    return partitions.entrySet().stream()
        .filter(partition -> !sizeAlone(partition.getKey()))
        .flatMap(partition -> partition.getValue().values().stream())
        .toList();
  }

  /// Reads at most `most` rows, up to about 1 MB.
  ///
  /// @param after the last sort key of the page before
  Page page(KeyCondition condition, boolean forward, Optional<String> after, int most) {
    if (sizeAlone(condition.pk())) {
      throw new Unsupported("History is not kept here");
    }
    NavigableMap<String, StoredRow> all = condition.of(partition(condition.pk()));
    NavigableMap<String, StoredRow> inOrder = forward ? all : all.descendingMap();
    NavigableMap<String, StoredRow> rest =
        after.map(key -> inOrder.tailMap(key, false)).orElse(inOrder);
    StringBuilder items = new StringBuilder();
    int count = 0;
    int bytes = 0;
    for (Map.Entry<String, StoredRow> row : rest.entrySet()) {
      items.append(count == 0 ? "" : ",").append(row.getValue().json());
      bytes += row.getValue().size();
      count++;
      if (bytes >= PAGE || count == most) {
        return new Page(
            items.toString(), count, bytes, Optional.of(new RowKey(condition.pk(), row.getKey())));
      }
    }
    return new Page(items.toString(), count, bytes, Optional.empty());
  }

  /// Adds missing attributes to every row in which the given attribute has the given value.
  void fill(Map.Entry<String, Object> having, Map<String, Object> others) {
    partitions.forEach(
        (pk, rows) -> {
          if (!sizeAlone(pk)) {
            rows.replaceAll((_, row) -> filled(row, having, others));
          }
        });
  }

  private static StoredRow filled(
      StoredRow row, Map.Entry<String, Object> having, Map<String, Object> others) {
    Map<String, Object> item = new LinkedHashMap<>(row.item());
    if (!having.getValue().equals(item.get(having.getKey()))) {
      return row;
    }
    others.forEach(item::putIfAbsent);
    return StoredRow.of(item);
  }

  /// The current numbers of rows and bytes.
  Stored stored() {
    return partitions.entrySet().stream()
        .map(partition -> stored(partition.getKey(), partition.getValue().values()))
        .reduce(Stored.NOTHING, Stored::plus);
  }

  private static Stored stored(String pk, Collection<StoredRow> rows) {
    long bytes = rows.stream().mapToLong(StoredRow::size).sum();
    return pk.startsWith("scan#")
        ? new Stored(0, 0, rows.size(), bytes)
        : new Stored(rows.size(), bytes, 0, 0);
  }

  private NavigableMap<String, StoredRow> partition(String pk) {
    return partitions.getOrDefault(pk, new ConcurrentSkipListMap<>());
  }

  private boolean sizeAlone(String pk) {
    return !history && pk.contains(":identity/");
  }
}
