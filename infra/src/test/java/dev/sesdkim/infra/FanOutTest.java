package dev.sesdkim.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// A state machine reads the accounts, each with a run of the function of its own.
class FanOutTest {
  private static final String MACHINE =
      "arn:aws:states:eu-west-1:123456789012:stateMachine:SesDkimMonitor-eu-west-1";

  private final Synthesized deployed =
      Synthesized.with(Map.of("organization", "all", "fanOut", "true"));
  private final JsonNode machine = deployed.properties("AWS::StepFunctions::StateMachine");
  private final JsonNode definition =
      Synthesized.parse(
          machine
              .path("DefinitionString")
              .asText()
              .replace(
                  "${FunctionArn}", machine.at("/DefinitionSubstitutions/FunctionArn").asText())
              .replace("${Partition}", machine.at("/DefinitionSubstitutions/Partition").asText()));

  @Test
  void withoutItTheStackHasNeitherMachineNorBucket() {
    Synthesized without = Synthesized.with(Map.of("organization", "all"));

    assertThat(without.all("AWS::StepFunctions::StateMachine")).isEmpty();
    assertThat(without.all("AWS::S3::Bucket")).isEmpty();
    assertThat(without.text()).doesNotContain("FAN_OUT_BUCKET").doesNotContain("state-machine");
  }

  @Test
  void theScheduleStartsTheMachineEveryHourUnlessToldOtherwise() {
    JsonNode schedule = deployed.properties("AWS::Scheduler::Schedule");

    assertThat(schedule.path("ScheduleExpression").asText()).isEqualTo("rate(1 hour)");
    assertThat(schedule.at("/Target/Arn").asText()).isEqualTo(MACHINE);
    assertThat(schedule.at("/Target/Input").asText()).isEqualTo("{}");
    assertThat(schedule.at("/Target/DeadLetterConfig/Arn").asText()).contains("FailedScansQueue");
    assertThat(
            Synthesized.with(
                    Map.of("organization", "all", "fanOut", "true", "schedule", "rate(6 hours)"))
                .properties("AWS::Scheduler::Schedule")
                .path("ScheduleExpression")
                .asText())
        .isEqualTo("rate(6 hours)");
  }

  @Test
  void everyPlaceholderOfTheDefinitionIsFilledIn() {
    assertThat(definition.toString()).doesNotContain("${");
    assertThat(definition.findValuesAsText("FunctionName"))
        .hasSize(3)
        .allMatch(arn -> arn.startsWith("arn:aws:lambda:eu-west-1:123456789012:function:Scan"));
  }

  /// A linter does not see a `Next` that leads nowhere.
  @Test
  void everyStateLeadsToAStateThatThereIsOrIsTheEnd() {
    for (JsonNode states : definition.findValues("States")) {
      List<String> names = new ArrayList<>();
      states.fieldNames().forEachRemaining(names::add);
      List<String> targets = new ArrayList<>();
      for (JsonNode state : states) {
        assertThat(state.has("Next")).isNotEqualTo(state.has("End"));
        targets.add(state.path("Next").asText());
        state.path("Catch").forEach(one -> targets.add(one.path("Next").asText()));
      }
      targets.removeIf(String::isEmpty);
      assertThat(names).containsAll(targets);
    }
  }

  @Test
  void anAccountThatFailsStopsNoOtherAndTheLastStepComesWhateverBecomesOfThem() {
    JsonNode accounts = definition.at("/States/Accounts");

    assertThat(accounts.at("/ItemProcessor/States/Account/Catch/0/ErrorEquals/0").asText())
        .isEqualTo("States.ALL");
    assertThat(accounts.at("/Catch/0/ErrorEquals/0").asText()).isEqualTo("States.ALL");
    assertThat(accounts.at("/Catch/0/Next").asText()).isEqualTo("Tell");
    assertThat(accounts.path("Next").asText()).isEqualTo("Tell");
    assertThat(accounts.path("ResultPath").isNull()).isTrue();
    assertThat(accounts.path("MaxConcurrency").asInt()).isEqualTo(8);
    assertThat(machine.path("DefinitionString").asText())
        .contains("\"ToleratedFailurePercentage\": 100.0");
  }

  /// A map whose answers have more than 256 KiB together fails, and nothing catches that.
  @Test
  void whatTheMapAnswersOfAnAccountHasFewBytes() {
    JsonNode states = definition.at("/States/Accounts/ItemProcessor/States");

    assertThat(states.at("/Account/ResultSelector").toString())
        .isEqualTo("{\"outcome.$\":\"$.Payload.outcome\"}");
    assertThat(states.at("/NotScanned/Result").toString()).isEqualTo("{\"outcome\":\"FAILED\"}");
  }

  @Test
  void aWorkerThatLambdaThrottlesIsTriedAgain() {
    assertThat(
            Synthesized.texts(
                definition.at("/States/Accounts/ItemProcessor/States/Account/Retry/0/ErrorEquals")))
        .contains("Lambda.TooManyRequestsException");
  }

  /// The last step waits while another invocation has the monitor's account: its lease ends with
  /// the longest run of a function.
  @Test
  void theLastStepIsTriedForLongerThanAFunctionRuns() {
    JsonNode retry = definition.at("/States/Tell/Retry/1");
    assertThat(Synthesized.texts(retry.path("ErrorEquals"))).containsExactly("States.ALL");
    double wait = retry.path("IntervalSeconds").asDouble();
    double all = 0;
    for (int i = 0; i < retry.path("MaxAttempts").asInt(); i++) {
      all += wait;
      wait *= retry.path("BackoffRate").asDouble();
    }

    assertThat(all).isGreaterThan(15 * 60);
  }

  /// What the function says it cannot do, it cannot do a quarter of an hour later either.
  @Test
  void aLastStepThatFailsIsRepeatedOnceSoThatTheAlarmDoesNotComeLate() {
    JsonNode retry = definition.at("/States/Tell/Retry/0");

    assertThat(Synthesized.texts(retry.path("ErrorEquals")))
        .containsExactly("dev.sesdkim.FailedScan");
    assertThat(retry.path("MaxAttempts").asInt()).isEqualTo(1);
    assertThat(retry.path("IntervalSeconds").asInt()).isLessThanOrEqualTo(60);
  }

  @Test
  void theMachineMayDoThisAndNothingElse() {
    assertThat(allowed())
        .containsExactly(
            "lambda:InvokeFunction on function",
            "logs:CreateLogDelivery on *",
            "logs:DeleteLogDelivery on *",
            "logs:DescribeLogGroups on *",
            "logs:DescribeResourcePolicies on *",
            "logs:GetLogDelivery on *",
            "logs:ListLogDeliveries on *",
            "logs:PutResourcePolicy on *",
            "logs:UpdateLogDelivery on *",
            "s3:GetObject on lists",
            "states:DescribeExecution on execution:SesDkimMonitor-eu-west-1/*",
            "states:DescribeExecution on execution:SesDkimMonitor-eu-west-1:*",
            "states:StartExecution on stateMachine:SesDkimMonitor-eu-west-1",
            "states:StopExecution on execution:SesDkimMonitor-eu-west-1/*",
            "states:StopExecution on execution:SesDkimMonitor-eu-west-1:*");
    assertThat(deployed.all("AWS::IAM::Policy")).isEmpty();
  }

  @Test
  void onlyThisMachineAndItsMapTakeTheMachinesRole() {
    JsonNode condition = role().at("/AssumeRolePolicyDocument/Statement/0/Condition");

    assertThat(Synthesized.texts(condition.at("/ArnLike/aws:SourceArn")))
        .containsExactly(MACHINE, MACHINE + "/*");
    assertThat(condition.at("/StringEquals/aws:SourceAccount").asText()).isEqualTo("123456789012");
  }

  @Test
  void theListsArePrivateEncryptedTakenOverTlsOnlyAndGoAfterAWeek() {
    JsonNode bucket = deployed.properties("AWS::S3::Bucket");

    assertThat(bucket.path("PublicAccessBlockConfiguration"))
        .hasSize(4)
        .allMatch(JsonNode::asBoolean);
    assertThat(bucket.toString()).contains("\"SSEAlgorithm\":\"AES256\"");
    assertThat(bucket.at("/LifecycleConfiguration/Rules/0/ExpirationInDays").asInt()).isEqualTo(7);
    assertThat(deployed.properties("AWS::S3::BucketPolicy").toString())
        .contains("\"Effect\":\"Deny\"")
        .contains("\"aws:SecureTransport\":\"false\"");
    assertThat(deployed.only("AWS::S3::Bucket").path("DeletionPolicy").asText())
        .isEqualTo("Retain");
  }

  @Test
  void theFunctionIsToldWhereTheListsAre() {
    assertThat(
            deployed
                .properties("AWS::Lambda::Function")
                .at("/Environment/Variables/FAN_OUT_BUCKET")
                .asText())
        .isNotEmpty();
  }

  @Test
  void aMachineThatFailsRaisesAnAlarmOfItsOwn() {
    JsonNode alarm =
        deployed.all("AWS::CloudWatch::Alarm").stream()
            .map(one -> deployed.resolved(one.path("Properties")))
            .filter(one -> one.has("Metrics"))
            .findFirst()
            .orElseThrow();

    assertThat(alarm.findValuesAsText("MetricName"))
        .containsExactlyInAnyOrder("ExecutionsFailed", "ExecutionsTimedOut", "ExecutionsAborted");
    assertThat(alarm.path("AlarmDescription").asText())
        .endsWith("docs/runbooks/state-machine-failed.md");
    assertThat(alarm.path("AlarmActions")).hasSize(1);
    assertThat(deployed.all("AWS::CloudWatch::Alarm")).hasSize(4);
  }

  @Test
  void theDashboardHasItsAlarmAndItsRunbook() {
    String body =
        deployed
            .resolved(deployed.only("AWS::CloudWatch::Dashboard").at("/Properties/DashboardBody"))
            .asText();

    assertThat(body).contains("state-machine-failed.md").contains("StateMachineFailed");
  }

  private JsonNode role() {
    return deployed.all("AWS::IAM::Role").stream()
        .map(one -> deployed.resolved(one.path("Properties")))
        .filter(one -> one.toString().contains("states.amazonaws.com"))
        .findFirst()
        .orElseThrow();
  }

  private SortedSet<String> allowed() {
    SortedSet<String> allowed = new TreeSet<>();
    for (JsonNode policy : role().path("Policies")) {
      for (JsonNode statement : policy.at("/PolicyDocument/Statement")) {
        for (String action : Synthesized.texts(statement.path("Action"))) {
          for (String resource : Synthesized.texts(statement.path("Resource"))) {
            allowed.add(action + " on " + named(resource));
          }
        }
      }
    }
    return allowed;
  }

  private static String named(String resource) {
    return resource
        .replaceAll("^arn:aws:lambda:.*:function:.*", "function")
        .replaceAll("^arn:aws:s3:::.*/scans/\\*", "lists")
        .replaceAll("^arn:aws:states:eu-west-1:123456789012:", "");
  }
}
