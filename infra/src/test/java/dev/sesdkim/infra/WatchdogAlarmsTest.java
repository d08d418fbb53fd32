package dev.sesdkim.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchdogAlarmsTest {
  private static final Path RUNBOOKS = Synthesized.ROOT.resolve("docs/runbooks");
  private static final Pattern RUNBOOK = Pattern.compile("docs/runbooks/([a-z-]+)\\.md");

  private final Synthesized deployed = Synthesized.with(Map.of());

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "ScanFailed,AWS/Lambda,Errors,Sum,300,1,GreaterThanOrEqualToThreshold,1,ignore",
    "ScanMissing,SesDkimMonitor,ScanCompleted,Sum,3600,3,LessThanThreshold,1,breaching",
    "ScanSlow,AWS/Lambda,Duration,Maximum,300,1,GreaterThanThreshold,720000,ignore",
    "RegionsNotRead,SesDkimMonitor,RegionsNotRead,Minimum,3600,3,GreaterThanOrEqualToThreshold,1,ignore",
    "FailedScans,AWS/SQS,ApproximateNumberOfMessagesVisible,Maximum,300,1,GreaterThanOrEqualToThreshold,1,notBreaching",
    "UndeliveredStarts,AWS/SQS,ApproximateNumberOfMessagesVisible,Maximum,300,1,GreaterThanOrEqualToThreshold,1,notBreaching",
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
  void anAlarmLooksAtThisStacksFunctionOrAtOneOfItsQueues() {
    for (String name : List.of("ScanFailed", "ScanMissing", "ScanSlow", "RegionsNotRead")) {
      JsonNode dimension = alarm(deployed, name).at("/Dimensions/0");
      assertThat(dimension.path("Name").asText()).isEqualTo("FunctionName");
      assertThat(dimension.path("Value").asText()).startsWith("ScanFunction");
    }
    assertThat(alarm(deployed, "FailedScans").at("/Dimensions/0/Value").asText())
        .startsWith("ScanFailedScansQueue");
    assertThat(alarm(deployed, "UndeliveredStarts").at("/Dimensions/0/Value").asText())
        .startsWith("ScheduleUndeliveredStartsQueue");
  }

  @Test
  void aRareScheduleIsWatchedMorePatiently() {
    Synthesized daily =
        Synthesized.with(Map.of("schedule", "cron(0 6 * * ? *)", "timeoutMinutes", "10"));

    assertThat(alarm(daily, "ScanMissing").path("EvaluationPeriods").asInt()).isEqualTo(49);
    assertThat(alarm(daily, "RegionsNotRead").path("Period").asInt()).isEqualTo(24 * 3600);
    assertThat(alarm(daily, "ScanSlow").path("Threshold").asInt()).isEqualTo(480_000);
  }

  @Test
  void everyAlarmNamesItsRunbookAndEveryRunbookHasItsAlarm() throws IOException {
    List<String> named =
        deployed.all("AWS::CloudWatch::Alarm").stream()
            .map(alarm -> alarm.at("/Properties/AlarmDescription").asText())
            .flatMap(description -> RUNBOOK.matcher(description).results())
            .map(MatchResult::group)
            .toList();

    assertThat(named).hasSameSizeAs(deployed.all("AWS::CloudWatch::Alarm"));
    try (Stream<Path> files = Files.list(RUNBOOKS)) {
      assertThat(files.map(file -> "docs/runbooks/" + file.getFileName()))
          .containsExactlyInAnyOrderElementsOf(named);
    }
  }

  @Test
  void everyRunbookSaysWhatItMeansWhatItCostsWhereToLookAndHowToMend() throws IOException {
    try (Stream<Path> files = Files.list(RUNBOOKS)) {
      assertThat(files)
          .allSatisfy(
              file ->
                  assertThat(Synthesized.read(file).lines().filter(line -> line.startsWith("## ")))
                      .containsExactly("## Meaning", "## Impact", "## Look", "## Mend"));
    }
  }

  private static JsonNode alarm(Synthesized deployed, String name) {
    return deployed.resources().properties().stream()
        .filter(resource -> resource.getKey().matches("Watchdog" + name + "[0-9A-F]{8}"))
        .map(resource -> deployed.resolved(resource.getValue().path("Properties")))
        .findFirst()
        .orElseThrow();
  }
}
