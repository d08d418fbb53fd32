package dev.sesdkim.aws.table;

import dev.sesdkim.dkim.ChangeKind;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanRecord;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A scan as a row of the table, and back.
final class ScanItem {

  private ScanItem() {}

  static Map<String, AttributeValue> of(ScanRecord scan, Duration retention) {
    return Keys.scan(scan.account(), scan.startedAt())
        .put("schema", FactsAttributes.SCHEMA)
        .put("scanId", scan.scanId())
        .put("account", scan.account())
        .put("startedAt", scan.startedAt())
        .putTime("finishedAt", scan.finishedAt())
        .put("regionsRead", NewRow.texts(scan.regionsRead()))
        .put("regionsNotRead", problems(scan.regionsNotRead()))
        .put("counts", counts(scan.counts()))
        .put("changes", changes(scan.changes()))
        .put("alertsSent", scan.alertsSent())
        .put("alertsDue", NewRow.texts(scan.alertsDue()))
        .put("expiresAt", Times.expiry(scan.startedAt(), retention))
        .attributes();
  }

  /// Reads a row.
  ///
  /// @throws Row.Unreadable if it is damaged, or says what this version does not know
  static ScanRecord scan(Map<String, AttributeValue> attributes) {
    Row row = new Row(attributes);
    Row counts = row.row("counts");
    return new ScanRecord(
        row.text("scanId"),
        row.text("account"),
        row.time("startedAt"),
        row.timeIfAny("finishedAt"),
        row.texts("regionsRead"),
        problemsOf(row.rowsByName("regionsNotRead")),
        new Counts(
            counts.number("verified"), counts.number("unverified"), counts.number("unknown")),
        changesOf(row.row("changes")),
        row.number("alertsSent"),
        row.texts("alertsDue"));
  }

  private static NewRow counts(Counts counts) {
    return new NewRow()
        .put("verified", counts.verified())
        .put("unverified", counts.unverified())
        .put("unknown", counts.unknown());
  }

  private static NewRow changes(Map<ChangeKind, Integer> changes) {
    NewRow row = new NewRow();
    new TreeMap<>(changes).forEach((kind, number) -> row.put(kind.name(), number));
    return row;
  }

  private static Map<ChangeKind, Integer> changesOf(Row row) {
    Map<ChangeKind, Integer> changes = new EnumMap<>(ChangeKind.class);
    for (ChangeKind kind : ChangeKind.values()) {
      if (row.has(kind.name())) {
        changes.put(kind, row.number(kind.name()));
      }
    }
    return changes;
  }

  /// `why` is for people, the rest for this program.
  private static NewRow problems(Map<String, Problem> problems) {
    NewRow row = new NewRow();
    new TreeMap<>(problems)
        .forEach(
            (region, problem) ->
                row.put(
                    region,
                    new NewRow()
                        .put("why", problem.sentence())
                        .put("kind", problem.kind().name())
                        .put("action", problem.action())
                        .put("detail", problem.detail())));
    return row;
  }

  private static Map<String, Problem> problemsOf(Map<String, Row> rows) {
    Map<String, Problem> problems = new LinkedHashMap<>();
    rows.forEach(
        (region, row) ->
            problems.put(
                region,
                new Problem(
                    row.word("kind", Problem.Kind.class), row.text("action"), row.text("detail"))));
    return problems;
  }
}
