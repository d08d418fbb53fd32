package dev.sesdkim;

import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.scan.RegionResult;
import dev.sesdkim.scan.ScanSummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the invocation answers: every region and what became of it, verdicts, changes, alerts.
final class SummaryJson {

  private SummaryJson() {}

  static Map<String, Object> of(ScanSummary summary) {
    return switch (summary) {
      case ScanSummary.Skipped skipped ->
          ordered(
              "outcome",
              "SKIPPED",
              "account",
              skipped.account(),
              "scanId",
              skipped.scanId(),
              "because",
              "another scan of this account is running");
      case ScanSummary.Finished finished -> finished(finished);
    };
  }

  private static Map<String, Object> finished(ScanSummary.Finished finished) {
    ScanRecord scan = finished.scan();
    Map<String, Object> regions = new LinkedHashMap<>();
    finished.regions().forEach(region -> regions.put(region.region(), region(region)));
    Map<String, Object> changes = new TreeMap<>();
    scan.changes().forEach((kind, many) -> changes.put(kind.name(), many));
    Map<String, Object> answer =
        ordered(
            "outcome", "FINISHED",
            "account", scan.account(),
            "scanId", scan.scanId(),
            "startedAt", scan.startedAt().toString());
    scan.finishedAt().ifPresent(at -> answer.put("finishedAt", at.toString()));
    answer.put("regions", regions);
    answer.put("verdicts", verdicts(scan.counts()));
    answer.put("changes", changes);
    answer.put("alerts", finished.alerts().stream().map(SummaryJson::alert).toList());
    return answer;
  }

  private static Map<String, Object> region(RegionResult region) {
    return switch (region) {
      case RegionResult.Scanned scanned -> {
        Map<String, Object> read = ordered("outcome", "READ");
        read.put("identities", scanned.counts().total());
        read.putAll(verdicts(scanned.counts()));
        if (!scanned.problems().isEmpty()) {
          read.put("problems", scanned.problems().stream().map(one -> one.sentence()).toList());
        }
        yield read;
      }
      case RegionResult.NotScanned notScanned ->
          ordered(
              "outcome", "NOT_READ",
              "kind", notScanned.problem().kind().name(),
              "because", notScanned.problem().sentence());
      case RegionResult.NoSes _ -> ordered("outcome", "NO_SES");
    };
  }

  private static Map<String, Object> alert(ScanSummary.AlertResult alert) {
    Map<String, Object> told = ordered("kind", alert.kind().name(), "domain", alert.domain());
    told.put("out", alert.problem().isEmpty());
    alert.problem().ifPresent(problem -> told.put("because", problem.sentence()));
    return told;
  }

  private static Map<String, Object> verdicts(Counts counts) {
    Map<String, Object> verdicts = new LinkedHashMap<>();
    verdicts.put("verified", counts.verified());
    verdicts.put("unverified", counts.unverified());
    verdicts.put("unknown", counts.unknown());
    return verdicts;
  }

  private static Map<String, Object> ordered(String... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    List<String> all = List.of(keysAndValues);
    for (int at = 0; at < all.size(); at += 2) {
      map.put(all.get(at), all.get(at + 1));
    }
    return map;
  }
}
