package dev.sesdkim.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusDashboardTest {
  private final Synthesized deployed = Synthesized.with(Map.of());

  private final JsonNode body = body(deployed);

  @Test
  void theBodyIsJsonWhoseWidgetsLieSideBySide() {
    List<JsonNode> widgets = Synthesized.items(body.path("widgets"));

    assertThat(widgets).hasSize(10);
    for (JsonNode widget : widgets) {
      assertThat(widget.path("x").asInt() + widget.path("width").asInt()).isBetween(1, 24);
      assertThat(widgets.stream().filter(other -> overlap(widget, other))).containsExactly(widget);
    }
  }

  @Test
  void whatIsBrokenAndWhatIsNotReadComesFromTheLog() {
    assertThat(query("Latest scans"))
        .isEqualTo(
            """
            filter message = "scan ended" and ispresent(summary.verdicts.verified)
            | fields @timestamp, summary.verdicts.verified as verified, \
            summary.verdicts.unverified as unverified, summary.verdicts.unknown as unknown
            | sort @timestamp desc
            | limit 10""");
    assertThat(query("Verdicts"))
        .isEqualTo(
            """
            filter message = "scan ended" and ispresent(summary.verdicts.verified)
            | stats max(summary.verdicts.verified) as verified, \
            max(summary.verdicts.unverified) as unverified, \
            max(summary.verdicts.unknown) as unknown by bin(1h)""");
    assertThat(query("Scans that read every region"))
        .isEqualTo(
            """
            filter message = "scan ended" and ispresent(summary.verdicts.verified)
            | fields greatest(strcontains(@message, '"outcome":"NOT_READ"'), \
            strcontains(@message, '"outcome":"READ_IN_PART"'), \
            strcontains(@message, '"outcome":"NOT_SCANNED"'), \
            strcontains(@message, '"outcome":"WAITING"'), \
            strcontains(@message, '"regionsNotRead":{'), \
            strcontains(@message, '"notScanned":["')) as blind
            | stats count(*) - sum(blind) as allRegionsRead, \
            sum(blind) as notAllRegionsRead by bin(1h)""");
    assertThat(query("Latest problems"))
        .isEqualTo(
            """
            filter level in ["WARN", "ERROR"]
            | fields @timestamp, level, message, account, region, problem
            | sort @timestamp desc
            | limit 20""");
  }

  @Test
  void whereTheLogHasOnlyTheMonitorsOwnAccountTitlesSaySo() {
    assertThat(titles(Map.of("organization", "all")))
        .contains("Latest scans", "Verdicts", "Scans that read every region");
    assertThat(titles(Map.of("organization", "all", "fanOut", "true")))
        .contains(
            "Latest scans of the monitor's own account",
            "Verdicts of the monitor's own account",
            "Scans that read every account and each region of the monitor's own")
        .doesNotContain("Latest scans", "Verdicts", "Scans that read every region");
  }

  @ParameterizedTest(name = "{0}: one point for {1}")
  @CsvSource({
    "rate(15 minutes),1h",
    "rate(90 minutes),2h",
    "rate(1 day),24h",
    "rate(30 hours),2d",
    "rate(6 days),6d",
  })
  void aPointOfAGraphHoldsAtLeastOneScan(String schedule, String bin) {
    Synthesized other = Synthesized.with(Map.of("schedule", schedule));

    assertThat(body(other).toString()).contains("by bin(%s)".formatted(bin));
  }

  @Test
  void theRestComesFromMetricsOfWhichOneAloneIsOurs() {
    assertThat(metrics("Healthy")).containsExactly("SesDkimMonitor ScanHealthy Minimum");
    assertThat(metrics("Scan duration")).containsExactly("AWS/Lambda Duration Maximum");
    assertThat(metrics("Invocations"))
        .containsExactly(
            "AWS/Lambda Invocations Sum", "AWS/Lambda Errors Sum", "AWS/Lambda Throttles Sum");
    assertThat(metrics("Failed scans and undelivered starts"))
        .containsExactly("AWS/SQS ApproximateNumberOfMessagesVisible Maximum");
  }

  @Test
  void everyRunbookIsLinked() {
    assertThat(body.findValuesAsText("markdown"))
        .singleElement()
        .asString()
        .contains(Runbook.of(false).stream().map(Runbook::url).toList())
        .doesNotContain(Runbook.STATE_MACHINE_FAILED.url());
  }

  @Test
  void everyAlarmIsOnIt() {
    List<String> alarms =
        deployed.resources().properties().stream()
            .filter(
                resource ->
                    resource.getValue().path("Type").asText().equals("AWS::CloudWatch::Alarm"))
            .map(resource -> "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:" + resource.getKey())
            .toList();

    assertThat(Synthesized.texts(widget("Alarms").at("/properties/alarms")))
        .containsExactlyInAnyOrderElementsOf(alarms);
  }

  /// Namespace, name and statistic of each, all of this stack's function or queue.
  private List<String> metrics(String title) {
    List<String> names = new ArrayList<>();
    for (JsonNode metric : widget(title).at("/properties/metrics")) {
      assertThat(metric.path(3).asText()).matches("(ScanFunction|FailedScansQueue)[0-9A-F]{8}");
      assertThat(metric.path(4).path("period").asInt(300)).isEqualTo(900);
      names.add(
          "%s %s %s"
              .formatted(
                  metric.path(0).asText(),
                  metric.path(1).asText(),
                  metric.path(4).path("stat").asText()));
    }
    return names;
  }

  /// The query, without the log group that it goes to.
  private String query(String title) {
    JsonNode widget = widget(title);
    assertThat(widget.path("type").asText()).isEqualTo("log");
    String query = widget.at("/properties/query").asText();
    String source = "SOURCE '%s' | ".formatted(logGroup());
    assertThat(query).startsWith(source);
    return query.substring(source.length());
  }

  private String logGroup() {
    return deployed.properties("AWS::Lambda::Function").at("/LoggingConfig/LogGroup").asText();
  }

  private static JsonNode body(Synthesized deployed) {
    return Synthesized.parse(
        deployed.properties("AWS::CloudWatch::Dashboard").path("DashboardBody").asText());
  }

  private static List<String> titles(Map<String, Object> context) {
    return body(Synthesized.with(context)).findValuesAsText("title");
  }

  private JsonNode widget(String title) {
    return Synthesized.items(body.path("widgets")).stream()
        .filter(widget -> widget.at("/properties/title").asText().equals(title))
        .findFirst()
        .orElseThrow();
  }

  private static boolean overlap(JsonNode one, JsonNode other) {
    return overlap(one, other, "x", "width") && overlap(one, other, "y", "height");
  }

  private static boolean overlap(JsonNode one, JsonNode other, String start, String length) {
    int first = one.path(start).asInt();
    int second = other.path(start).asInt();
    return first < second + other.path(length).asInt() && second < first + one.path(length).asInt();
  }
}
