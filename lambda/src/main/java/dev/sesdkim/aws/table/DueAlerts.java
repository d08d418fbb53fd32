package dev.sesdkim.aws.table;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.DueAlert;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Verdict;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The attribute `alertDue` of a state row: a list of maps.
final class DueAlerts {

  private DueAlerts() {}

  static AttributeValue value(List<DueAlert> alerts) {
    return AttributeValue.fromL(alerts.stream().map(DueAlerts::map).toList());
  }

  static List<DueAlert> of(List<Row> rows) {
    return rows.stream().map(DueAlerts::alert).toList();
  }

  private static AttributeValue map(DueAlert alert) {
    return AttributeValue.fromM(
        new NewRow()
            .put("kind", alert.kind().name())
            .putText("was", alert.was().map(Verdict::name))
            .put("verdict", alert.verdict().name())
            .put("reason", alert.reason().name())
            .put("since", alert.since())
            .put("observedAt", alert.observedAt())
            .put("scanId", alert.scanId())
            .attributes());
  }

  private static DueAlert alert(Row row) {
    return new DueAlert(
        row.word("kind", AlertKind.class),
        row.has("was") ? Optional.of(row.word("was", Verdict.class)) : Optional.empty(),
        row.word("verdict", Verdict.class),
        row.word("reason", Reason.class),
        row.time("since"),
        row.time("observedAt"),
        row.text("scanId"));
  }
}
