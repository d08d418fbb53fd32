package dev.sesdkim.aws.table;

import dev.sesdkim.dkim.ChangeKind;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanRecord;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Converts a scan record to a row of the table and back.
final class ScanItem {

  /// The limit of one region's problem, in bytes: there are dozens of regions.
  private static final int DETAIL = 300;

  private ScanItem() {}

  static NewRow of(ScanRecord scan, Duration retention) {
    return Keys.scan(scan.account(), scan.startedAt())
        .put("schema", FactsAttributes.SCHEMA)
        .put("scanId", scan.scanId())
        .put("account", scan.account())
        .put("startedAt", scan.startedAt())
        .put("finishedAt", scan.finishedAt())
        .put("regionsRead", NewRow.texts(scan.regionsRead()))
        .put("regionsReadInPart", problems(scan.regionsReadInPart()))
        .put("regionsNotRead", problems(scan.regionsNotRead()))
        .put("counts", new NewRow().put(scan.counts()))
        .put("changes", changes(scan.changes()))
        .put("alertsTold", scan.alertsTold())
        .put("healthy", scan.healthy())
        .put("expiresAt", TableTime.expiry(scan.startedAt(), retention));
  }

  /// Reads a row.
  ///
  /// @throws Row.Unreadable if it is damaged, or holds a value that this version does not know
  static ScanRecord scan(Map<String, AttributeValue> attributes) {
    Row row = new Row(attributes);
    return new ScanRecord(
        row.text("scanId"),
        row.text("account"),
        row.time("startedAt"),
        row.time("finishedAt"),
        row.texts("regionsRead"),
        problemsOf(row.rowsByName("regionsReadInPart")),
        problemsOf(row.rowsByName("regionsNotRead")),
        row.row("counts").counts(),
        changesOf(row.row("changes")),
        row.number("alertsTold"),
        row.flag("healthy"));
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

  private static NewRow problems(Map<String, Problem> problems) {
    NewRow row = new NewRow();
    new TreeMap<>(problems)
        .forEach((region, problem) -> row.put(region, Troubles.problem(problem, DETAIL)));
    return row;
  }

  private static Map<String, Problem> problemsOf(Map<String, Row> rows) {
    Map<String, Problem> problems = new LinkedHashMap<>();
    rows.forEach((region, row) -> problems.put(region, Troubles.problem(row)));
    return problems;
  }
}
