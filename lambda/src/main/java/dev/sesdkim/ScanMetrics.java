package dev.sesdkim;

import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.json.Json;
import dev.sesdkim.scan.ScanSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The scan in figures: one log line that CloudWatch takes for metrics (CloudWatch User Guide,
/// "Embedded metric format specification").
final class ScanMetrics {

  /// The namespace that alarms and dashboard read.
  static final String NAMESPACE = "SesDkimMonitor";

  private ScanMetrics() {}

  /// The line. `ScanCompleted` is 1 only for a scan that leaves nothing to complain of.
  static String line(String functionName, Instant now, ScanSummary.Finished summary) {
    ScanRecord scan = summary.scan();
    Map<String, Number> figures = new LinkedHashMap<>();
    figures.put("ScanCompleted", summary.failure().isEmpty() ? 1 : 0);
    figures.put("Verified", scan.counts().verified());
    figures.put("Unverified", scan.counts().unverified());
    figures.put("Unknown", scan.counts().unknown());
    figures.put("RegionsRead", scan.regionsRead().size());
    figures.put("RegionsNotRead", scan.regionsNotRead().size());
    figures.put("AlertsSent", scan.alertsSent());
    figures.put("ScanSeconds", Duration.between(scan.startedAt(), now).toMillis() / 1000.0);
    Map<String, Object> line = new LinkedHashMap<>();
    line.put(
        "_aws",
        Map.of(
            "Timestamp", now.toEpochMilli(),
            "CloudWatchMetrics", List.of(declaration(figures))));
    line.put("level", "INFO");
    line.put("FunctionName", functionName);
    line.putAll(figures);
    return Json.write(line);
  }

  private static Map<String, Object> declaration(Map<String, Number> figures) {
    return Map.of(
        "Namespace",
        NAMESPACE,
        "Dimensions",
        List.of(List.of("FunctionName")),
        "Metrics",
        figures.keySet().stream()
            .map(
                name ->
                    Map.of("Name", name, "Unit", name.endsWith("Seconds") ? "Seconds" : "Count"))
            .toList());
  }
}
