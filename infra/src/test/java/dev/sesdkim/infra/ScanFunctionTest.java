package dev.sesdkim.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ScanFunctionTest {
  private static final String TYPE = "AWS::Lambda::Function";

  private final Synthesized deployed = Synthesized.with(Map.of());

  @Test
  void theRuntimeIsTheReleaseThatTheCodeIsCompiledFor() {
    assertThat(deployed.properties(TYPE).path("Runtime").asText())
        .isEqualTo("java" + found("<java.release>(\\d+)</java.release>", "pom.xml"));
  }

  @Test
  void theCommandAsksForTheReleaseThatTheCodeIsCompiledFor() {
    assertThat(found("(?m)^needed=(\\d+)$", "with-jdk"))
        .isEqualTo(found("<java.release>(\\d+)</java.release>", "pom.xml"));
  }

  private static String found(String pattern, String file) {
    Matcher found =
        Pattern.compile(pattern).matcher(Synthesized.read(Synthesized.ROOT.resolve(file)));
    assertThat(found.find()).as(file).isTrue();
    return found.group(1);
  }

  @Test
  void theFunctionIsSizedAsConfigured() {
    JsonNode standard = deployed.properties(TYPE);
    assertThat(standard.path("MemorySize").asInt()).isEqualTo(1024);
    assertThat(standard.path("Timeout").asInt()).isEqualTo(840);
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
                .put("CONFIRM_MINUTES", "60")
                .put("DIGEST", "MON 08:00")
                .put("DNS_EVIDENCE", "true")
                .put("GRACE_HOURS", "24")
                .put("HISTORY_DAYS", "400")
                .put("SES_CALLS_PER_SECOND", "1")
                .put("TABLE_NAME", output("TableName"))
                .put("TOPIC_ARN", output("TopicArn")));
  }

  @Test
  void everySettingOfAScanIsAVariableOfTheSameNameInCapitals() {
    Map<String, Object> chosen =
        Map.of(
            "regions", "eu-west-1, eu-west-2",
            "excludedRegions", "us-east-1",
            "dnsEvidence", "false",
            "historyDays", "30",
            "accountName", "Mail",
            "sesCallsPerSecond", "10",
            "confirmMinutes", "0",
            "graceHours", "2",
            "digest", "FRI 16:30");
    assertThat(chosen).containsOnlyKeys(ScanSettings.KEYS);

    JsonNode environment = Synthesized.with(chosen).properties(TYPE).at("/Environment/Variables");

    chosen.forEach(
        (name, value) ->
            assertThat(environment.path(name.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT)))
                .as(name)
                .isEqualTo(TextNode.valueOf(value.toString().replace(", ", ","))));
  }

  @Test
  void theAccountsToScanAreVariablesOfTheSameNameInCapitals() {
    assertThat(accountVariables(Map.of("accounts", "111122223333, 444455556666")))
        .isEqualTo(Map.of("ACCOUNTS", "111122223333,444455556666"));
    assertThat(
            accountVariables(
                Map.of(
                    "organization", "ou-ab12-cdefgh34,r-ab12",
                    "excludedAccounts", "111122223333",
                    "externalId", "a+b")))
        .isEqualTo(
            Map.of(
                "ORGANIZATION", "ou-ab12-cdefgh34,r-ab12",
                "EXCLUDED_ACCOUNTS", "111122223333",
                "EXTERNAL_ID", "a+b"));
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
  void anInvocationThatFailedForGoodEndsInTheQueueOfUndeliveredStarts() {
    JsonNode invocations = deployed.properties("AWS::Lambda::EventInvokeConfig");

    assertThat(invocations.at("/DestinationConfig/OnFailure/Destination").asText())
        .isEqualTo(
            deployed
                .properties("AWS::Scheduler::Schedule")
                .at("/Target/DeadLetterConfig/Arn")
                .asText());
    assertThat(deployed.all("AWS::SQS::Queue")).hasSize(1);
    assertThat(invocations.path("FunctionName").asText()).isEqualTo(output("FunctionName"));
    assertThat(invocations.path("MaximumRetryAttempts").asInt()).isEqualTo(1);
    assertThat(invocations.path("MaximumEventAgeInSeconds").asInt()).isEqualTo(450);
  }

  @Test
  void retriesStayWithinLambdasLimits() {
    assertThat(longestAge("rate(1 minute)", "1")).isEqualTo(60);
    assertThat(longestAge("rate(5 days)", "15")).isEqualTo(21_600);
  }

  /// What the function is told beside what it is told without other accounts.
  private Map<String, String> accountVariables(Map<String, Object> context) {
    JsonNode without = deployed.properties(TYPE).at("/Environment/Variables");
    Map<String, String> added = new TreeMap<>();
    Synthesized.with(context)
        .properties(TYPE)
        .at("/Environment/Variables")
        .properties()
        .forEach(variable -> added.put(variable.getKey(), variable.getValue().asText()));
    assertThat(added.keySet()).containsAll(without::fieldNames);
    without.fieldNames().forEachRemaining(added::remove);
    return added;
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
