package dev.sesdkim.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ScanFunctionTest {
  private static final String TYPE = "AWS::Lambda::Function";

  private final Synthesized deployed = Synthesized.with(Map.of());

  @Test
  void theRuntimeIsTheReleaseThatTheCodeIsCompiledFor() {
    Matcher release =
        Pattern.compile("<java.release>(\\d+)</java.release>")
            .matcher(Synthesized.read(Synthesized.ROOT.resolve("pom.xml")));

    assertThat(release.find()).isTrue();
    assertThat(deployed.properties(TYPE).path("Runtime").asText())
        .isEqualTo("java" + release.group(1));
  }

  @Test
  void theFunctionIsSizedAsConfigured() {
    JsonNode standard = deployed.properties(TYPE);
    assertThat(standard.path("MemorySize").asInt()).isEqualTo(1024);
    assertThat(standard.path("Timeout").asInt()).isEqualTo(900);
    assertThat(Synthesized.texts(standard.path("Architectures"))).containsExactly("arm64");
    assertThat(standard.has("ReservedConcurrentExecutions")).isFalse();

    JsonNode chosen =
        Synthesized.with(Map.of("memoryMiB", "512", "timeoutMinutes", "5")).properties(TYPE);
    assertThat(chosen.path("MemorySize").asInt()).isEqualTo(512);
    assertThat(chosen.path("Timeout").asInt()).isEqualTo(300);
  }

  @Test
  void theEnvironmentSaysWhereToWriteAndWhatToScan() {
    assertThat(deployed.properties(TYPE).at("/Environment/Variables"))
        .isEqualTo(
            Synthesized.JSON
                .createObjectNode()
                .put("DNS_EVIDENCE", "true")
                .put("HISTORY_DAYS", "400")
                .put("TABLE_NAME", output("TableName"))
                .put("TOPIC_ARN", output("TopicArn")));

    JsonNode narrowed =
        Synthesized.with(
                Map.of(
                    "regions", "eu-west-1, eu-west-2",
                    "excludedRegions", "us-east-1",
                    "dnsEvidence", "false",
                    "historyDays", "30"))
            .properties(TYPE)
            .at("/Environment/Variables");
    assertThat(narrowed.path("REGIONS").asText()).isEqualTo("eu-west-1,eu-west-2");
    assertThat(narrowed.path("DNS_EVIDENCE").asText()).isEqualTo("false");
    assertThat(narrowed.path("EXCLUDED_REGIONS").asText()).isEqualTo("us-east-1");
    assertThat(narrowed.path("HISTORY_DAYS").asText()).isEqualTo("30");
  }

  @Test
  void logsAreJsonInAGroupOfTheirOwnThatForgets() {
    JsonNode logging = deployed.properties(TYPE).path("LoggingConfig");

    assertThat(logging.path("LogFormat").asText()).isEqualTo("JSON");
    assertThat(logging.path("ApplicationLogLevel").asText()).isEqualTo("INFO");
    assertThat(deployed.only(TYPE).at("/Properties/LoggingConfig/LogGroup/Ref").asText())
        .startsWith("ScanLogs");
    assertThat(deployed.properties("AWS::Logs::LogGroup").path("RetentionInDays").asInt())
        .isEqualTo(90);
  }

  @Test
  void anInvocationThatFailedForGoodEndsInTheQueue() {
    JsonNode invocations = deployed.properties("AWS::Lambda::EventInvokeConfig");

    assertThat(invocations.at("/DestinationConfig/OnFailure/Destination").asText())
        .startsWith("arn:aws:sqs:eu-west-1:123456789012:ScanFailedScansQueue");
    assertThat(invocations.path("FunctionName").asText()).isEqualTo(output("FunctionName"));
    assertThat(invocations.path("MaximumRetryAttempts").asInt()).isEqualTo(1);
    assertThat(invocations.path("MaximumEventAgeInSeconds").asInt()).isEqualTo(1800);
  }

  @Test
  void retriesStayWithinLambdasLimits() {
    assertThat(longestAge("rate(1 minute)", "1")).isEqualTo(60);
    assertThat(longestAge("rate(5 days)", "15")).isEqualTo(21_600);
  }

  private static int longestAge(String schedule, String timeoutMinutes) {
    return Synthesized.with(Map.of("schedule", schedule, "timeoutMinutes", timeoutMinutes))
        .properties("AWS::Lambda::EventInvokeConfig")
        .path("MaximumEventAgeInSeconds")
        .asInt();
  }

  private String output(String name) {
    return deployed.resolved(deployed.template().at("/Outputs/" + name + "/Value")).asText();
  }
}
