package dev.sesdkim.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.json.Json;
import dev.sesdkim.local.simulated.Fate;
import dev.sesdkim.local.simulated.Fault;
import dev.sesdkim.local.simulated.Service;
import dev.sesdkim.local.simulated.SimulatedIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The package under AWS's runtime interface client: what Lambda would see of it.
@Execution(ExecutionMode.CONCURRENT)
class PackagedFunctionIT {

  private static final Duration TIME = Duration.ofMinutes(2);

  private final Surroundings around = new Surroundings();

  @TempDir private Path directory;

  @AfterEach
  void close() {
    around.close();
  }

  @Test
  void everyEventThatCanStartAScanIsAnsweredWithTheSummary() throws Exception {
    try (PackagedFunction function = started()) {
      for (String event :
          List.of(
              Events.RULE, Events.SCHEDULE, Events.SCHEDULER_DEFAULT, Events.EMPTY, "null", "")) {
        Map<String, Object> answer = function.invoke(event, TIME).answer();

        assertThat(answer)
            .as(event)
            .containsEntry("outcome", "FINISHED")
            .containsEntry("account", "123456789012")
            .containsEntry("verdicts", Map.of("verified", 0, "unverified", 0, "unknown", 0));
        assertThat(regionsOf(answer)).containsExactly("eu-west-1", "us-east-1");
      }
    }
    assertThat(around.kinds()).containsExactly("STARTED");
  }

  @Test
  void anEventThatCannotBeReadEndsWithOneSentenceAndTheNextOneStartsAScan() throws Exception {
    try (PackagedFunction function = started()) {
      for (String event :
          List.of("[]", "\"scan\"", "7", "{", "{\"time\": \"today\"}", "{\"detail\": \"all\"}")) {
        Invocation invocation = function.invoke(event, TIME);

        assertThat(invocation.failure().message())
            .as(event)
            .startsWith("The event cannot be read: received ")
            .contains(", expected ")
            .doesNotContain("\n");
        assertThat(invocation.failure().type()).isEqualTo("dev.sesdkim.InvalidEvent");
        assertThat(invocation.log()).noneMatch(PackagedFunctionIT::isTrace);
      }
      assertThat(around.account.calls()).isEmpty();

      assertThat(function.invoke(Events.EMPTY, TIME).answer()).containsEntry("outcome", "FINISHED");
    }
  }

  @Test
  void aDomainThatBreaksRaisesExactlyOneRegression() throws Exception {
    around.dns.with("amazonses.com", "TXT", "\"v=spf1 ip4:199.255.192.0/22 -all\"");
    around.account.put("eu-west-1", SimulatedIdentity.domain("example.com"));
    around.account.put("eu-west-1", SimulatedIdentity.address("news@example.com"));
    around.account.put("us-east-1", SimulatedIdentity.domain("example.jp"));
    try (PackagedFunction function = started()) {
      function.invoke(Events.EMPTY, TIME).answer();
      around.account.breakDkim("eu-west-1", "example.com", Instant.parse("2026-11-24T05:00:00Z"));

      Map<String, Object> answer = function.invoke(Events.EMPTY, TIME).answer();

      assertThat(answer)
          .containsEntry("changes", Map.of("REGRESSED", 2))
          .containsEntry(
              "alerts",
              List.of(
                  Map.of(
                      "kind",
                      "REGRESSED",
                      "domainCount",
                      1,
                      "domains",
                      List.of("example.com"),
                      "out",
                      true)));
      function.invoke(Events.EMPTY, TIME).answer();
    }
    assertThat(around.kinds()).containsExactly("STARTED", "REGRESSED");
  }

  @Test
  void aRecordThatIsGoneFromDnsIsToldWhileSesStillSaysSuccess() throws Exception {
    around
        .dns
        .with("amazonses.com", "TXT", "\"v=spf1 ip4:199.255.192.0/22 -all\"")
        .with("example.com", "A", "203.0.113.26");
    around.account.put("eu-west-1", SimulatedIdentity.domain("example.com"));
    try (PackagedFunction function = started(Map.of("CONFIRM_MINUTES", "0"))) {
      function.invoke(Events.EMPTY, TIME).answer();
      Map<String, Object> answer = function.invoke(Events.EMPTY, TIME).answer();
      function.invoke(Events.EMPTY, TIME).answer();

      assertThat(answer)
          .containsEntry("verdicts", Map.of("verified", 1, "unverified", 0, "unknown", 0))
          .containsEntry(
              "alerts",
              List.of(
                  Map.of(
                      "kind",
                      "AT_RISK",
                      "domainCount",
                      1,
                      "domains",
                      List.of("example.com"),
                      "out",
                      true)));
    }
    assertThat(around.kinds()).containsExactly("STARTED", "AT_RISK");
    assertThat(around.rows())
        .contains("atRiskSince", "finding=AttributeValue(S=MISSING)")
        .contains("dmarcStatus=AttributeValue(S=MISSING)", "readiness=AttributeValue(S=NOT_READY)");
  }

  @Test
  void theLogIsJsonThatEndsWithOneLineOfMetricsAndHoldsNoSecret() throws Exception {
    around.account.put("eu-west-1", SimulatedIdentity.domain("example.com"));
    around.account.restrict("us-east-1");
    Invocation invocation;
    try (PackagedFunction function = started()) {
      invocation = function.invoke(Events.RULE, TIME);
    }
    List<Map<String, Object>> lines = invocation.events();
    List<Map<String, Object>> events = lines.subList(0, lines.size() - 1);
    Map<String, Object> metrics = lines.getLast();

    assertThat(events)
        .isNotEmpty()
        .allSatisfy(
            line -> assertThat(line).containsKeys("level", "timestamp", "message", "AWSRequestId"))
        .noneMatch(line -> line.containsKey("_aws"));
    assertThat(events).extracting(line -> line.get("message")).contains("region not read");
    assertThat(metrics)
        .containsEntry("FunctionName", PackagedFunction.NAME)
        .containsEntry("ScanHealthy", 1)
        .containsOnlyKeys("_aws", "level", "FunctionName", "ScanHealthy");
    assertThat(invocation.log().getLast())
        .contains("\"Namespace\":\"SesDkimMonitor\"", "\"Dimensions\":[[\"FunctionName\"]]");
    assertThat(invocation.log()).noneMatch(PackagedFunctionIT::isTrace);
    assertThat(invocation.log() + invocation.answer().toString() + around.account.published())
        .doesNotContain(Surroundings.SECRET, Surroundings.SESSION);
    assertThat(around.rows()).doesNotContain(Surroundings.SECRET, Surroundings.SESSION);
  }

  @Test
  void s5AScanThatReadsNoRegionFailsTheInvocationAndSaysWhy() throws Exception {
    around.account.restrict("us-east-1");
    around.account.restrict("eu-west-1");
    try (PackagedFunction function = started()) {
      Invocation invocation = function.invoke(Events.RULE, TIME);

      assertThat(invocation.failure().message())
          .startsWith("No region could be read")
          .contains("eu-west-1", "us-east-1", "access denied on ses:ListIdentities");
      assertThat(invocation.events()).isNotEmpty();
      assertThat(invocation.log()).noneMatch(PackagedFunctionIT::isTrace);
      assertThat(invocation.log())
          .filteredOn(line -> line.contains("\"_aws\""))
          .singleElement()
          .satisfies(line -> assertThat(Json.object(line)).containsEntry("ScanHealthy", 0));
    }
  }

  @Test
  void anAccountWhoseRegionsCannotBeToldFailsTheInvocationAndNamesThePermission() throws Exception {
    around.account.inject(
        Fault.on(
            call -> call.service() == Service.EC2,
            new Fate.Refused(
                403, "UnauthorizedOperation", "You are not authorized to do this operation.")));
    try (PackagedFunction function = started()) {
      Invocation invocation = function.invoke(Events.RULE, TIME);

      assertThat(invocation.failure().message())
          .contains("ec2:DescribeRegions", "us-east-1", "Allow");
      assertThat(invocation.log()).noneMatch(PackagedFunctionIT::isTrace);
    }
  }

  @Test
  void settingsThatAreWrongEndTheStartAndNameEveryProblem() throws Exception {
    try (PackagedFunction function =
        PackagedFunction.start(
            directory,
            around.environmentWith(
                Map.of("TABLE_NAME", "", "TOPIC_ARN", "alerts", "HISTORY_DAYS", "0")))) {
      Invocation start = function.failedStart();

      assertThat(start.failure().message())
          .contains(
              "TABLE_NAME: received nothing",
              "TOPIC_ARN: received \"alerts\"",
              "HISTORY_DAYS: received \"0\"");
      assertThat(start.log()).noneMatch(line -> line.contains(Surroundings.SECRET));
    }
  }

  private PackagedFunction started() throws IOException {
    return started(Map.of());
  }

  private PackagedFunction started(Map<String, String> settings) throws IOException {
    return PackagedFunction.start(directory, around.environmentWith(settings));
  }

  private static List<String> regionsOf(Map<String, Object> answer) {
    return answer.get("regions") instanceof Map<?, ?> regions
        ? regions.keySet().stream().map(String::valueOf).toList()
        : List.of();
  }

  private static boolean isTrace(String line) {
    return line.contains("\\tat ") || line.contains("\tat ");
  }
}
