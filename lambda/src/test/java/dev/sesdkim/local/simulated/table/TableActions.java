package dev.sesdkim.local.simulated.table;

import static java.util.stream.Collectors.joining;

import dev.sesdkim.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Carries out and counts the actions that a scan uses, on rows in memory.
public final class TableActions {

  private static final int MOST_KEYS = 100;

  private final TableRows rows;
  private final TableWrites writes;
  private TableUse use = TableUse.NONE;

  /// An empty table.
  ///
  /// @param history whether the history of identities can be read; if not, only its size is kept
  public TableActions(Capacity capacity, boolean history) {
    this.rows = new TableRows(history);
    this.writes = new TableWrites(rows, capacity);
  }

  /// The table's use so far.
  public synchronized TableUse use() {
    return use;
  }

  /// The current numbers of rows and bytes.
  public Stored stored() {
    return rows.stored();
  }

  /// The rows of a partition, by sort key; none if only their size is kept.
  public Map<String, Map<String, Object>> items(String pk) {
    return rows.items(pk);
  }

  /// Adds missing attributes to every row in which the given attribute has the given value.
  public void fill(Map.Entry<String, Object> having, Map<String, Object> others) {
    rows.fill(having, others);
  }

  /// Carries out a request.
  ///
  /// @param action such as `Query`
  public TableReply reply(String action, Map<String, Object> request) {
    try {
      return switch (action) {
        case "Query" -> query(request);
        case "Scan" -> scan(request);
        case "BatchGetItem" -> batchGetItem(request);
        case "PutItem" -> one(action, TableWrite.put(request), request);
        case "UpdateItem" -> one(action, TableWrite.update(request), request);
        case "TransactWriteItems" -> transactWriteItems(request);
        default -> throw new Unsupported(action + " is not among the actions of a scan");
      };
    } catch (Unsupported e) {
      return TableReply.invalid(String.valueOf(e.getMessage()));
    }
  }

  private TableReply query(Map<String, Object> request) {
    Typed.expect(
        request,
        Set.of(
            "TableName",
            "KeyConditionExpression",
            "ExpressionAttributeValues",
            "ConsistentRead",
            "ScanIndexForward",
            "Limit",
            "ExclusiveStartKey"));
    requireConsistent(request);
    TableRows.Page page =
        rows.page(
            KeyCondition.of(request),
            !Boolean.FALSE.equals(request.get("ScanIndexForward")),
            Typed.mapIfAny(request, "ExclusiveStartKey").map(RowKey::of).map(RowKey::sk),
            request.get("Limit") instanceof Number most ? most.intValue() : Integer.MAX_VALUE);
    count(TableUse.read(ItemSize.readUnits(page.bytes())));
    String next =
        page.last().map(key -> ",\"LastEvaluatedKey\":" + Json.write(key.attributes())).orElse("");
    return TableReply.of(
        "{\"Count\":%d,\"Items\":[%s]%s}".formatted(page.count(), page.items(), next));
  }

  /// All rows at once, as long as they are few.
  private TableReply scan(Map<String, Object> request) {
    Typed.expect(request, Set.of("TableName", "ConsistentRead"));
    requireConsistent(request);
    List<StoredRow> all = rows.all();
    count(TableUse.read(ItemSize.readUnits(all.stream().mapToInt(StoredRow::size).sum())));
    return TableReply.of(
        "{\"Count\":%d,\"Items\":[%s]}"
            .formatted(all.size(), all.stream().map(StoredRow::json).collect(joining(","))));
  }

  private TableReply batchGetItem(Map<String, Object> request) {
    Typed.expect(request, Set.of("RequestItems"));
    Map<?, ?> tables = Typed.map(request, "RequestItems");
    String table = String.valueOf(tables.keySet().iterator().next());
    Map<?, ?> asked = Typed.map(tables, table);
    Typed.expect(asked, Set.of("Keys", "ConsistentRead"));
    requireConsistent(asked);
    List<RowKey> keys =
        Typed.list(asked, "Keys").stream().map(key -> RowKey.of((Map<?, ?>) key)).toList();
    if (tables.size() > 1 || keys.size() > MOST_KEYS || Set.copyOf(keys).size() < keys.size()) {
      throw new Unsupported("A batch must have at most 100 keys of one table, none twice");
    }
    List<String> found = new ArrayList<>();
    int units = 0;
    for (RowKey key : keys) {
      Optional<StoredRow> row = rows.get(key);
      units += ItemSize.readUnits(row.map(StoredRow::size).orElse(0));
      row.map(StoredRow::json).ifPresent(found::add);
    }
    count(TableUse.read(units));
    return TableReply.of(
        "{\"Responses\":{%s:[%s]},\"UnprocessedKeys\":{}}"
            .formatted(Json.write(table), String.join(",", found)));
  }

  private TableReply one(String action, TableWrite write, Map<String, Object> request) {
    return switch (writes.make(List.of(write), 1)) {
      case TableWrites.Outcome.Throttled _ -> {
        count(TableUse.throttled(1));
        yield TableReply.throttled(action);
      }
      case TableWrites.Outcome.Refused refused -> {
        count(TableUse.written(0, refused.units()));
        yield TableReply.conditionFailed();
      }
      case TableWrites.Outcome.Written written -> {
        count(TableUse.written(written.written(), written.units()));
        yield TableReply.of(answer(request, written.rows().getFirst()));
      }
    };
  }

  private static String answer(Map<String, Object> request, Optional<StoredRow> row) {
    return switch (Typed.word(request, "ReturnValues").orElse("NONE")) {
      case "NONE" -> "{}";
      case "ALL_NEW" -> "{\"Attributes\":%s}".formatted(row.map(StoredRow::json).orElse("{}"));
      default -> throw new Unsupported("ReturnValues is not among those of the adapter");
    };
  }

  private TableReply transactWriteItems(Map<String, Object> request) {
    Typed.expect(request, Set.of("TransactItems", "ClientRequestToken"));
    List<TableWrite> parts =
        Typed.list(request, "TransactItems").stream()
            .map(part -> TableWrite.part((Map<?, ?>) part))
            .toList();
    return switch (writes.make(parts, 2)) {
      case TableWrites.Outcome.Throttled _ -> {
        count(TableUse.throttled(parts.size()));
        yield TableReply.cancelledForThroughput(parts.size());
      }
      case TableWrites.Outcome.Refused refused -> {
        count(TableUse.written(0, refused.units()));
        yield TableReply.cancelled(parts, refused);
      }
      case TableWrites.Outcome.Written written -> {
        count(TableUse.written(written.written(), written.units()));
        yield TableReply.of("{}");
      }
    };
  }

  private static void requireConsistent(Map<?, ?> read) {
    if (!Boolean.TRUE.equals(read.get("ConsistentRead"))) {
      throw new Unsupported("Reads are consistent");
    }
  }

  private synchronized void count(TableUse more) {
    use = use.plus(more);
  }
}
