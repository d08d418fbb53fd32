package dev.sesdkim.aws.table;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.LastReading;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Verdict;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Converts a due alert to a row of the table and back.
final class DueItem {

  private static final int SCAN_ID = 100;
  private static final int DETAIL = 1_500;

  private DueItem() {}

  static NewRow of(Due due) {
    NewRow row =
        Keys.due(due)
            .put("kind", due.kind().name())
            .put("account", due.account())
            .put("dueAt", due.dueAt())
            .put("observedAt", due.observedAt())
            .put("scanId", due.scanId(), SCAN_ID);
    return switch (due) {
      case Due.Digest _ -> row;
      case Due.OfIdentity identity ->
          row.put("region", identity.place())
              .put("identity", identity.identity().name())
              .put("domain", identity.domain())
              .putText("was", identity.was().map(Verdict::name))
              .put("verdict", identity.verdict().name())
              .put("reason", identity.reason().name())
              .put("since", identity.since());
      case Due.OfScan scan -> {
        scan.lastReading().ifPresent(last -> row.put("lastReadAt", last.at()).put(last.counts()));
        yield row.put("place", scan.place())
            .put("subject", scan.subject())
            .put("problem", Troubles.problem(scan.problem(), DETAIL))
            .put("since", scan.since());
      }
    };
  }

  /// Reads a row.
  ///
  /// @throws Row.Unreadable if it is damaged, or holds a value that this version does not know
  static Due due(Map<String, AttributeValue> attributes) {
    Row row = new Row(attributes);
    if (row.text("kind").equals(AlertKind.OfAccount.DIGEST.name())) {
      return new Due.Digest(row.text("account"), row.time("dueAt"), row.text("scanId"));
    }
    return row.has("identity")
        ? new Due.OfIdentity(
            row.word("kind", AlertKind.OfDomain.class),
            new Identity(row.text("region"), row.text("account"), row.text("identity")),
            row.text("domain"),
            row.wordIfAny("was", Verdict.class),
            row.word("reason", Reason.class),
            row.time("since"),
            row.time("dueAt"),
            row.time("observedAt"),
            row.text("scanId"))
        : new Due.OfScan(
            row.word("kind", AlertKind.OfScan.class),
            row.text("account"),
            row.text("place"),
            row.text("subject"),
            Troubles.problem(row.row("problem")),
            row.time("since"),
            row.time("dueAt"),
            row.time("observedAt"),
            row.text("scanId"),
            row.timeIfAny("lastReadAt").map(at -> new LastReading(at, row.counts())));
  }
}
