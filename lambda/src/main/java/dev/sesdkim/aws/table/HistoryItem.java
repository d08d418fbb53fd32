package dev.sesdkim.aws.table;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Stretch;
import dev.sesdkim.dkim.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Converts a stretch of an identity's history to a row of the table and back.
final class HistoryItem {

  private HistoryItem() {}

  /// The stretch that a state is in, not ended yet.
  static NewRow open(State state) {
    NewRow row = Keys.history(state.identity(), state.dates().stretchSince());
    FactsAttributes.write(state, row);
    return row;
  }

  /// The stretch that a state was in, ended. The whole row is written, so that it is complete even
  /// if somebody deleted it meanwhile.
  static NewRow ended(State state, Instant until, Duration retention) {
    return open(state).put("until", until).put("expiresAt", TableTime.expiry(until, retention));
  }

  /// Reads a row of the identity.
  ///
  /// @throws Row.Unreadable if it is damaged
  static Stretch stretch(Identity identity, Map<String, AttributeValue> attributes) {
    Row row = new Row(attributes);
    return new Stretch(
        identity,
        row.time(Keys.SK),
        row.timeIfAny("until"),
        row.word("verdict", Verdict.class),
        row.word("reason", Reason.class),
        FactsAttributes.facts(row));
  }
}
