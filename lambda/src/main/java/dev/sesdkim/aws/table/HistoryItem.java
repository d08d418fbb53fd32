package dev.sesdkim.aws.table;

import dev.sesdkim.dkim.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A stretch of an identity's history as a row of the table: what was known of it in that time.
final class HistoryItem {

  private HistoryItem() {}

  /// The stretch that a state is in.
  static Map<String, AttributeValue> open(State state) {
    return row(state).attributes();
  }

  /// The stretch that a state was in, ended. It is the whole row and not just its end: what
  /// somebody deleted meanwhile comes back complete. `lastSeenAt` and `scanId` tell the last look
  /// at the identity in that stretch.
  static Map<String, AttributeValue> ended(State state, Instant until, Duration retention) {
    return row(state)
        .put("until", until)
        .put("expiresAt", Times.expiry(until, retention))
        .attributes();
  }

  private static NewRow row(State state) {
    NewRow row = Keys.history(state.identity(), state.stretchSince());
    FactsAttributes.write(state, row);
    return row;
  }
}
