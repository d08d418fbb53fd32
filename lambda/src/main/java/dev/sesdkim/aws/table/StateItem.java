package dev.sesdkim.aws.table;

import dev.sesdkim.dkim.Dates;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Notice;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.State.Unreadable;
import dev.sesdkim.dkim.Suspicion;
import dev.sesdkim.dkim.Verdict;
import java.util.EnumMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Converts a state to a row of the table and back. An existing identity has its row among the
/// states, a removed one among the removed rows.
///
/// Only the row of an unverified identity says whether its region is watched, because that decides
/// whether the row is in the index of unverified identities.
final class StateItem {

  private static final int SCAN_ID = 100;

  private StateItem() {}

  static NewRow of(State state) {
    NewRow row = state.removed() ? Keys.removed(state.identity()) : Keys.state(state.identity());
    FactsAttributes.write(state, row);
    EvidenceAttributes.write(state.evidence(), row);
    row.put("stretchSince", state.dates().stretchSince())
        .putTime("removedAt", state.dates().removedAt())
        .putTime("toldAt", state.notice().toldAt())
        .putTime("graceUntil", state.notice().graceUntil())
        .putTime("mutedUntil", state.notice().mutedUntil());
    state.unreadable().ifPresent(unreadable -> write(unreadable, row));
    if (!state.suspected().isEmpty()) {
      row.put("suspected", suspected(state.suspected()));
    }
    if (state.verdict() == Verdict.UNVERIFIED && state.watched() && !state.removed()) {
      row.put("unverifiedIn", state.identity().account());
    }
    return row;
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
    Reason reason = row.word("reason", Reason.class);
    Dates dates = dates(row);
    return new State(
        FactsAttributes.identity(row),
        reason,
        FactsAttributes.facts(row),
        dates,
        row.wordIfAny("unknownReason", Reason.class)
            .flatMap(why -> Troubles.trouble("unknownSince", row).map(t -> new Unreadable(why, t))),
        suspicions(row),
        new Notice(
            row.timeIfAny("toldAt"), row.timeIfAny("graceUntil"), row.timeIfAny("mutedUntil")),
        EvidenceAttributes.evidence(row),
        reason.verdict() != Verdict.UNVERIFIED
            || dates.removedAt().isPresent()
            || row.has("unverifiedIn"),
        row.text("scanId"));
  }

  private static Dates dates(Row row) {
    return new Dates(
        row.time("firstSeenAt"),
        row.time("since"),
        row.time("stretchSince"),
        row.timeIfAny("removedAt"));
  }

  private static void write(Unreadable unreadable, NewRow row) {
    row.put("unknownReason", unreadable.reason().name());
    Troubles.write("unknownSince", unreadable.trouble(), row);
  }

  private static NewRow suspected(Map<Suspicion, Moment> suspected) {
    NewRow row = new NewRow();
    suspected.forEach(
        (finding, suspicion) ->
            row.put(
                finding.name(),
                new NewRow().put("at", suspicion.at()).put("scanId", suspicion.scanId(), SCAN_ID)));
    return row;
  }

  private static Map<Suspicion, Moment> suspicions(Row row) {
    Map<String, Row> rows = row.rowsByName("suspected");
    Map<Suspicion, Moment> suspected = new EnumMap<>(Suspicion.class);
    for (Suspicion finding : Suspicion.values()) {
      Row suspicion = rows.get(finding.name());
      if (suspicion != null) {
        suspected.put(finding, new Moment(suspicion.time("at"), suspicion.text("scanId")));
      }
    }
    return suspected;
  }
}
