package dev.sesdkim.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchdogAlarmsTest {
  private final Synthesized deployed = Synthesized.with(Map.of());

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "ScanMissing,SesDkimMonitor,ScanHealthy,SampleCount,300,10,LessThanThreshold,1,breaching",
    "ScanUnhealthy,SesDkimMonitor,ScanHealthy,Maximum,3660,1,LessThanThreshold,1,ignore",
    "FailedScans,AWS/SQS,ApproximateNumberOfMessagesVisible,Maximum,300,1,GreaterThanOrEqualToThreshold,1,notBreaching",
  })
  void anAlarmWatches(
      String name,
      String namespace,
      String metric,
      String statistic,
      int period,
      int periods,
      String comparison,
      int threshold,
      String missing) {
    JsonNode alarm = alarm(deployed, name);

    assertThat(alarm.path("Namespace").asText()).isEqualTo(namespace);
    assertThat(alarm.path("MetricName").asText()).isEqualTo(metric);
    assertThat(alarm.path("Statistic").asText()).isEqualTo(statistic);
    assertThat(alarm.path("Period").asInt()).isEqualTo(period);
    assertThat(alarm.path("EvaluationPeriods").asInt()).isEqualTo(periods);
    assertThat(alarm.path("ComparisonOperator").asText()).isEqualTo(comparison);
    assertThat(alarm.path("Threshold").asInt()).isEqualTo(threshold);
    assertThat(alarm.path("TreatMissingData").asText()).isEqualTo(missing);
  }

  @Test
  void thereAreThreeAlarmsAndOneMetricOfOurOwn() {
    assertThat(deployed.all("AWS::CloudWatch::Alarm")).hasSize(3);
    assertThat(deployed.customMetrics()).containsExactly("ScanHealthy");
  }

  @Test
  void anAlarmLooksAtThisStacksFunctionOrAtItsQueue() {
    for (String name : List.of("ScanMissing", "ScanUnhealthy")) {
      JsonNode dimension = alarm(deployed, name).at("/Dimensions/0");
      assertThat(dimension.path("Name").asText()).isEqualTo("FunctionName");
      assertThat(dimension.path("Value").asText()).startsWith("ScanFunction");
    }
    assertThat(alarm(deployed, "FailedScans").at("/Dimensions/0/Value").asText())
        .startsWith("FailedScansQueue");
  }

  @Test
  void aRareScheduleIsWatchedMorePatiently() {
    Synthesized daily =
        Synthesized.with(Map.of("schedule", "cron(0 6 * * ? *)", "timeoutMinutes", "10"));

    assertThat(alarm(daily, "ScanMissing").path("Period").asInt()).isEqualTo(3600);
    assertThat(alarm(daily, "ScanMissing").path("EvaluationPeriods").asInt()).isEqualTo(49);
    assertThat(alarm(daily, "ScanUnhealthy").path("Period").asInt()).isEqualTo((72 * 60 + 20) * 60);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "ScanMissing | No scan has ended for 50 minutes: | scan-missing.md",
        "ScanUnhealthy | No scan of the last 61 minutes was healthy: | scan-unhealthy.md",
        "FailedScans | A scan failed for good, | failed-scans.md",
      })
  void anAlarmSaysWhatItMeansAndLinksToItsRunbook(String name, String meaning, String page) {
    assertThat(alarm(deployed, name).path("AlarmDescription").asText())
        .startsWith(meaning)
        .endsWith(
            " What to do: https://github.com/ses-dkim-monitor/ses-dkim-monitor/blob/main/docs/runbooks/"
                + page);
  }

  private static JsonNode alarm(Synthesized deployed, String name) {
    return deployed.resources().properties().stream()
        .filter(resource -> resource.getKey().matches("Watchdog" + name + "[0-9A-F]{8}"))
        .map(resource -> deployed.resolved(resource.getValue().path("Properties")))
        .findFirst()
        .orElseThrow();
  }
}
