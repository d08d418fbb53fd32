package dev.sesdkim.bench;

import dev.sesdkim.json.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The four actions that a scan uses, on rows in memory. Of the conditions only "there is no such
/// row yet" is judged; the others hold, because nobody else writes.
final class TableActions {

  private final TableRows rows = new TableRows();
  private final Throughput throughput;
  private TableUse use = TableUse.NONE;

  TableActions(Throughput throughput) {
    this.throughput = throughput;
  }

  /// What goes back over the wire.
  ///
  /// @param refused whether it is an error
  record Reply(String json, boolean refused) {}

  synchronized TableUse use() {
    return use;
  }

  Reply reply(String action, Map<String, Object> request) {
    return switch (action) {
      case "Query" -> query(request);
      case "PutItem" -> putItem(request);
      case "UpdateItem" -> updateItem(request);
      case "TransactWriteItems" -> transactWriteItems(request);
      default -> error("ValidationException", action + " is not among the actions of a scan");
    };
  }

  private Reply query(Map<String, Object> request) {
    String pk = text(map(request, "ExpressionAttributeValues"), ":pk");
    boolean forward = !Boolean.FALSE.equals(request.get("ScanIndexForward"));
    Optional<String> after =
        Optional.ofNullable(request.get("ExclusiveStartKey"))
            .map(key -> text((Map<?, ?>) key, "sk"));
    Optional<String> upTo =
        Optional.ofNullable(map(request, "ExpressionAttributeValues").get(":last"))
            .map(last -> String.valueOf(((Map<?, ?>) last).get("S")));
    TableRows.Page page = rows.page(pk, forward, after, upTo);
    count(new TableUse(1, 0, ItemSize.readUnits(page.bytes()), 0, 0));
    String next =
        page.last().map(sk -> ",\"LastEvaluatedKey\":" + Json.write(key(pk, sk))).orElse("");
    return new Reply(
        "{\"Count\":%d,\"Items\":[%s]%s}".formatted(page.count(), page.items(), next), false);
  }

  private Reply putItem(Map<String, Object> request) {
    Write write = put(map(request, "Item"), request, 1);
    return take(List.of(write)) ? done(List.of(write)) : slower("PutItem", 1);
  }

  private Reply updateItem(Map<String, Object> request) {
    Write write = update(request, 1);
    return take(List.of(write)) ? done(List.of(write)) : slower("UpdateItem", 1);
  }

  private Reply transactWriteItems(Map<String, Object> request) {
    List<Write> writes = new ArrayList<>();
    for (Object one : list(request, "TransactItems")) {
      Map<?, ?> item = (Map<?, ?>) one;
      writes.add(
          item.containsKey("Put")
              ? put(map(map(item, "Put"), "Item"), map(item, "Put"), 2)
              : update(map(item, "Update"), 2));
    }
    if (writes.stream().anyMatch(write -> write.onlyIfNew() && rows.has(write.pk(), write.sk()))) {
      return cancelled(
          writes.stream()
              .map(
                  write ->
                      write.onlyIfNew() && rows.has(write.pk(), write.sk())
                          ? "ConditionalCheckFailed"
                          : "None")
              .toList());
    }
    if (!take(writes)) {
      count(new TableUse(1, 0, 0, 0, writes.size()));
      return cancelled(writes.stream().map(_ -> "ThrottlingError").toList());
    }
    return done(writes);
  }

  /// @param units what the table itself and its index are charged
  private record Write(
      String pk,
      String sk,
      int units,
      boolean onlyIfNew,
      Optional<Map<?, ?>> item,
      String dropped) {}

  private static Write put(Map<?, ?> item, Map<?, ?> conditions, int times) {
    int units = ItemSize.writeUnits(ItemSize.of(item));
    int indexed = item.containsKey("unverifiedIn") ? units : 0;
    return new Write(
        text(item, "pk"),
        text(item, "sk"),
        units * times + indexed,
        "attribute_not_exists(pk)".equals(conditions.get("ConditionExpression")),
        Optional.of(item),
        "");
  }

  /// Every update of a scan is of a row of less than a kilobyte.
  private static Write update(Map<?, ?> request, int times) {
    Map<?, ?> key = map(request, "Key");
    boolean drops = "REMOVE alertDue".equals(request.get("UpdateExpression"));
    return new Write(
        text(key, "pk"), text(key, "sk"), times, false, Optional.empty(), drops ? "alertDue" : "");
  }

  private boolean take(List<Write> writes) {
    Map<String, Integer> units = new HashMap<>();
    writes.forEach(write -> units.merge(write.pk(), write.units(), Integer::sum));
    return throughput.take(units);
  }

  private Reply done(List<Write> writes) {
    for (Write write : writes) {
      write.item().ifPresent(item -> rows.put(write.pk(), write.sk(), item));
      if (!write.dropped().isEmpty()) {
        rows.remove(write.pk(), write.sk(), write.dropped());
      }
    }
    count(new TableUse(1, writes.stream().mapToLong(Write::units).sum(), 0, writes.size(), 0));
    return new Reply("{}", false);
  }

  private Reply slower(String action, int writes) {
    count(new TableUse(1, 0, 0, 0, writes));
    return error("ProvisionedThroughputExceededException", action + " came too fast");
  }

  private static Reply cancelled(List<String> codes) {
    return new Reply(
        Json.write(
            Map.of(
                "__type", "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
                "Message", "Transaction cancelled, please refer cancellation reasons",
                "CancellationReasons", codes.stream().map(code -> Map.of("Code", code)).toList())),
        true);
  }

  private static Reply error(String code, String message) {
    return new Reply(
        Json.write(
            Map.of("__type", "com.amazonaws.dynamodb.v20120810#" + code, "message", message)),
        true);
  }

  private synchronized void count(TableUse more) {
    use = use.plus(more);
  }

  private static Map<String, Object> key(String pk, String sk) {
    return Map.of("pk", Map.of("S", pk), "sk", Map.of("S", sk));
  }

  private static Map<?, ?> map(Map<?, ?> from, String name) {
    return (Map<?, ?>) Optional.ofNullable(from.get(name)).orElseThrow();
  }

  private static Collection<?> list(Map<?, ?> from, String name) {
    return (Collection<?>) Optional.ofNullable(from.get(name)).orElseThrow();
  }

  private static String text(Map<?, ?> item, String attribute) {
    return String.valueOf(map(item, attribute).get("S"));
  }
}
