package dev.sesdkim.aws.table;

import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.State.Unreadable;
import dev.sesdkim.dkim.Verdict;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A state as a row of the table, and back.
final class StateItem {

  private StateItem() {}

  static Map<String, AttributeValue> of(State state) {
    NewRow row = Keys.state(state.identity());
    FactsAttributes.write(state, row);
    EvidenceAttributes.write(state.evidence(), row);
    row.put("stretchSince", state.stretchSince()).putTime("removedAt", state.removedAt());
    state
        .unreadable()
        .ifPresent(
            unreadable ->
                row.put("unreadableReason", unreadable.reason().name())
                    .put("unreadableDetail", unreadable.detail())
                    .put("unreadableSince", unreadable.since()));
    if (!state.alertsDue().isEmpty()) {
      row.put("alertDue", DueAlerts.value(state.alertsDue()));
    }
    if (state.verdict() == Verdict.UNVERIFIED && state.removedAt().isEmpty()) {
      row.put("unverifiedIn", state.identity().account());
    }
    return row.attributes();
  }

  /// Reads a row.
  ///
  /// @throws Row.Unreadable if this version cannot read it: it is damaged, or of a newer schema
  static State state(Map<String, AttributeValue> attributes) {
    Row row = new Row(attributes);
    int schema = row.number("schema");
    if (schema > FactsAttributes.SCHEMA) {
      throw new Row.Unreadable(
          "its schema %d is newer than %d, the newest that this version knows"
              .formatted(schema, FactsAttributes.SCHEMA));
    }
    return new State(
        FactsAttributes.identity(row),
        row.word("verdict", Verdict.class),
        row.word("reason", Reason.class),
        FactsAttributes.facts(row),
        row.time("since"),
        row.time("stretchSince"),
        row.time("firstSeenAt"),
        row.time("lastSeenAt"),
        row.text("scanId"),
        row.textIfAny("unreadableReason").map(_ -> unreadable(row)),
        row.timeIfAny("removedAt"),
        DueAlerts.of(row.rows("alertDue")),
        EvidenceAttributes.evidence(row));
  }

  private static Unreadable unreadable(Row row) {
    return new Unreadable(
        row.word("unreadableReason", Reason.class),
        row.text("unreadableDetail"),
        row.time("unreadableSince"));
  }
}
