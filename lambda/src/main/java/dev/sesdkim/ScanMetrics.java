package dev.sesdkim;

import dev.sesdkim.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The only metric: whether a scan was healthy. CloudWatch reads it from a log line (CloudWatch
/// User Guide, "Embedded metric format specification").
final class ScanMetrics {

  /// The namespace that the alarms read.
  static final String NAMESPACE = "SesDkimMonitor";

  static final String HEALTHY = "ScanHealthy";

  private ScanMetrics() {}

  /// The log line: 1 for a healthy scan (S8), otherwise 0.
  static String line(String functionName, Instant now, boolean healthy) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put(
        "_aws",
        Map.of(
            "Timestamp", now.toEpochMilli(),
            "CloudWatchMetrics",
                List.of(
                    Map.of(
                        "Namespace", NAMESPACE,
                        "Dimensions", List.of(List.of("FunctionName")),
                        "Metrics", List.of(Map.of("Name", HEALTHY, "Unit", "Count"))))));
    line.put("level", "INFO");
    line.put("FunctionName", functionName);
    line.put(HEALTHY, healthy ? 1 : 0);
    return Json.write(line);
  }
}
