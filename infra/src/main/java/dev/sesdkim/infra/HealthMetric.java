package dev.sesdkim.infra;

import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.Stats;
import software.amazon.awscdk.services.lambda.IFunction;

/// The only metric that the function writes, in the embedded metric format: 1 at the end of a
/// healthy scan, otherwise 0. Each custom metric costs money every month, so verdicts, regions and
/// duration are read from the log and from AWS's own metrics instead.
///
/// @param function the function that writes the metric
record HealthMetric(IFunction function) {
  static final String NAMESPACE = "SesDkimMonitor";
  static final String NAME = "ScanHealthy";

  /// How many scans ended, healthy or not.
  Metric scansEnded(Duration period) {
    return metric(Stats.SAMPLE_COUNT, period);
  }

  /// 1 if any scan of the period was healthy.
  Metric anyHealthy(Duration period) {
    return metric(Stats.MAXIMUM, period);
  }

  /// 1 if every scan of the period was healthy.
  Metric allHealthy(Duration period) {
    return metric(Stats.MINIMUM, period);
  }

  private Metric metric(String statistic, Duration period) {
    return Metric.Builder.create()
        .namespace(NAMESPACE)
        .metricName(NAME)
        .dimensionsMap(Map.of("FunctionName", function.getFunctionName()))
        .statistic(statistic)
        .period(period)
        .build();
  }
}
