package dev.sesdkim.local.simulated.table;

import dev.sesdkim.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An answer in DynamoDB's JSON.
///
/// @param refused whether it is an error
public record TableReply(String json, boolean refused) {

  private static final String ERROR = "com.amazonaws.dynamodb.v20120810#";

  static TableReply of(String json) {
    return new TableReply(json, false);
  }

  static TableReply invalid(String message) {
    return error("ValidationException", message);
  }

  static TableReply throttled(String action) {
    return error("ProvisionedThroughputExceededException", action + " came too fast");
  }

  static TableReply conditionFailed() {
    return error("ConditionalCheckFailedException", "The conditional request failed");
  }

  /// A transaction that exceeded the capacity.
  static TableReply cancelledForThroughput(int writes) {
    List<Map<String, Object>> reasons = new ArrayList<>();
    for (int n = 0; n < writes; n++) {
      reasons.add(Map.of("Code", "ThrottlingError"));
    }
    return cancelled(reasons);
  }

  /// A transaction with failed conditions.
  static TableReply cancelled(List<TableWrite> writes, TableWrites.Outcome.Refused refused) {
    List<Map<String, Object>> reasons = new ArrayList<>();
    for (int n = 0; n < writes.size(); n++) {
      Map<String, Object> reason = new LinkedHashMap<>();
      boolean holds = refused.holds().get(n);
      reason.put("Code", holds ? "None" : "ConditionalCheckFailed");
      Optional<StoredRow> row = refused.rows().get(n);
      if (!holds && writes.get(n).tellsOld() && row.isPresent()) {
        reason.put("Item", row.get().item());
      }
      reasons.add(reason);
    }
    return cancelled(reasons);
  }

  private static TableReply cancelled(List<Map<String, Object>> reasons) {
    return new TableReply(
        Json.write(
            Map.of(
                "__type",
                ERROR + "TransactionCanceledException",
                "Message",
                "Transaction cancelled, please refer cancellation reasons",
                "CancellationReasons",
                reasons)),
        true);
  }

  private static TableReply error(String code, String message) {
    return new TableReply(Json.write(Map.of("__type", ERROR + code, "message", message)), true);
  }
}
