package dev.sesdkim.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusDashboardTest {
  private final Synthesized deployed = Synthesized.with(Map.of());

  private final JsonNode body =
      Synthesized.parse(
          deployed.properties("AWS::CloudWatch::Dashboard").path("DashboardBody").asText());

  @Test
  void theBodyIsJsonWhoseWidgetsLieSideBySide() {
    List<JsonNode> widgets = Synthesized.items(body.path("widgets"));

    assertThat(widgets).hasSize(9);
    for (JsonNode widget : widgets) {
      assertThat(widget.path("x").asInt() + widget.path("width").asInt()).isBetween(1, 24);
      assertThat(widgets.stream().filter(other -> overlap(widget, other))).containsExactly(widget);
    }
  }

  @Test
  void itShowsVerdictsWhatIsBrokenNowRegionsDurationAndAlarms() {
    assertThat(metrics("Verdicts")).containsExactly("Verified", "Unverified", "Unknown");
    assertThat(metrics("Broken now")).containsExactly("Unverified");
    assertThat(widget("Broken now").at("/properties/view").asText()).isEqualTo("singleValue");
    assertThat(metrics("Could not be judged")).containsExactly("Unknown");
    assertThat(metrics("Regions")).containsExactly("RegionsRead", "RegionsNotRead");
    assertThat(metrics("Regions not read")).containsExactly("RegionsNotRead");
    assertThat(metrics("Scan duration")).containsExactly("ScanSeconds");
    assertThat(metrics("Alerts")).containsExactly("AlertsSent");
    assertThat(metrics("Scans completed")).containsExactly("ScanCompleted");
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

  private List<String> metrics(String title) {
    List<String> names = new ArrayList<>();
    for (JsonNode metric : widget(title).at("/properties/metrics")) {
      assertThat(metric.path(0).asText()).isEqualTo("SesDkimMonitor");
      assertThat(metric.path(2).asText()).isEqualTo("FunctionName");
      assertThat(metric.path(3).asText()).startsWith("ScanFunction");
      names.add(metric.path(1).asText());
    }
    return names;
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
