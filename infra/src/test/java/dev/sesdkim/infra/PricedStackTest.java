package dev.sesdkim.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PricedStackTest {
  @Test
  void thePriceIsWorkedOutForTheStackThatIsDeployed() throws IOException {
    Synthesized deployed = Synthesized.with(Map.of());

    JsonNode priced =
        Synthesized.JSON.readTree(Synthesized.ROOT.resolve("docs/measured-use.json").toFile());

    assertThat(priced.at("/stack/alarms").asInt())
        .isEqualTo(deployed.all("AWS::CloudWatch::Alarm").size());
    assertThat(priced.at("/stack/metrics").asInt()).isEqualTo(deployed.customMetrics().size());
    assertThat(priced.at("/stack/dashboards").asInt())
        .isEqualTo(deployed.all("AWS::CloudWatch::Dashboard").size());
    assertThat(priced.at("/stack/memoryMiB").asInt())
        .isEqualTo(deployed.properties("AWS::Lambda::Function").path("MemorySize").asInt());
    assertThat(priced.at("/stack/logMonths").asInt() * 30)
        .isEqualTo(deployed.properties("AWS::Logs::LogGroup").path("RetentionInDays").asInt());
  }
}
