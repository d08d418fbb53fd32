package dev.sesdkim.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class PricedStackTest {

  @Test
  void thePriceIsWorkedOutForTheStackThatIsDeployed() throws IOException {
    JsonNode resources = Synthesized.with(Map.of()).template().get("Resources");

    JsonNode priced =
        Synthesized.JSON.readTree(Synthesized.ROOT.resolve("docs/measured-use.json").toFile());

    assertThat(priced.at("/stack/alarms").asInt())
        .isEqualTo(count(resources, "AWS::CloudWatch::Alarm"));
    assertThat(priced.at("/stack/memoryMiB").asInt())
        .isEqualTo(first(resources, "AWS::Lambda::Function").at("/Properties/MemorySize").asInt());
  }

  private static long count(JsonNode resources, String type) {
    return StreamSupport.stream(resources.spliterator(), false)
        .filter(resource -> resource.get("Type").asText().equals(type))
        .count();
  }

  private static JsonNode first(JsonNode resources, String type) {
    return StreamSupport.stream(resources.spliterator(), false)
        .filter(resource -> resource.get("Type").asText().equals(type))
        .findFirst()
        .orElseThrow();
  }
}
