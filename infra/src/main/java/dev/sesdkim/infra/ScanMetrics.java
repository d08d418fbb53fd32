package dev.sesdkim.infra;

import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.Stats;
import software.amazon.awscdk.services.lambda.IFunction;

/// The metrics that the function writes at the end of a scan, in the embedded metric format.
///
/// @param function whose metrics
record ScanMetrics(IFunction function) {
  static final String NAMESPACE = "SesDkimMonitor";

  /// One for each scan that came to its end.
  Metric scansCompleted(Duration period) {
    return metric("ScanCompleted", Stats.SUM, period);
  }

  Metric verified(Duration period) {
    return metric("Verified", Stats.MAXIMUM, period);
  }

  Metric unverified(Duration period) {
    return metric("Unverified", Stats.MAXIMUM, period);
  }

  Metric unknown(Duration period) {
    return metric("Unknown", Stats.MAXIMUM, period);
  }

  Metric regionsRead(Duration period) {
    return metric("RegionsRead", Stats.MINIMUM, period);
  }

  /// The least of a period, so that one good scan in it counts.
  Metric regionsNotRead(Duration period) {
    return metric("RegionsNotRead", Stats.MINIMUM, period);
  }

  Metric alertsSent(Duration period) {
    return metric("AlertsSent", Stats.SUM, period);
  }

  Metric scanSeconds(Duration period) {
    return metric("ScanSeconds", Stats.MAXIMUM, period);
  }

  private Metric metric(String name, String statistic, Duration period) {
    return Metric.Builder.create()
        .namespace(NAMESPACE)
        .metricName(name)
        .dimensionsMap(Map.of("FunctionName", function.getFunctionName()))
        .statistic(statistic)
        .period(period)
        .build();
  }
}
