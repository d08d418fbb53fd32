package dev.sesdkim.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScanScheduleTest {
  private static final String TYPE = "AWS::Scheduler::Schedule";
  private static final String ARN =
      "arn:aws:scheduler:eu-west-1:123456789012:schedule/default/scan";

  private final Synthesized deployed = Synthesized.with(Map.of());
  private final JsonNode schedule = deployed.properties(TYPE);

  @Test
  void scansStartEveryQuarterOfAnHourUnlessToldOtherwise() {
    assertThat(schedule.path("ScheduleExpression").asText()).isEqualTo("rate(15 minutes)");
    assertThat(schedule.path("ScheduleExpressionTimezone").asText()).isEqualTo("Etc/UTC");
    assertThat(schedule.path("State").asText()).isEqualTo("ENABLED");
    assertThat(schedule.at("/FlexibleTimeWindow/MaximumWindowInMinutes").asInt()).isEqualTo(2);

    JsonNode weekdays =
        Synthesized.with(Map.of("schedule", "cron(0 6 ? * MON-FRI *)")).properties(TYPE);
    assertThat(weekdays.path("ScheduleExpression").asText()).isEqualTo("cron(0 6 ? * MON-FRI *)");
  }

  @Test
  void aStartThatCannotBeDeliveredIsTriedAgainAndThenKept() {
    JsonNode target = schedule.path("Target");

    assertThat(target.path("Arn").asText())
        .startsWith("arn:aws:lambda:eu-west-1:123456789012:function:ScanFunction");
    assertThat(target.at("/RetryPolicy/MaximumRetryAttempts").asInt()).isEqualTo(2);
    assertThat(target.at("/RetryPolicy/MaximumEventAgeInSeconds").asInt()).isEqualTo(450);
    assertThat(target.at("/DeadLetterConfig/Arn").asText())
        .startsWith("arn:aws:sqs:eu-west-1:123456789012:FailedScansQueue");
  }

  @Test
  void theInputIsReadByTheEventClassThatAwsPublishesForJava() {
    ScheduledEvent event =
        LambdaEventSerializers.serializerFor(ScheduledEvent.class, getClass().getClassLoader())
            .fromJson(delivered());

    assertThat(event.getId()).isEqualTo("8d1a0c5e-0000-4000-8000-000000000000");
    assertThat(event.getDetailType()).isEqualTo("Scheduled Event");
    assertThat(event.getSource()).isEqualTo("aws.scheduler");
    assertThat(event.getAccount()).isEqualTo("123456789012");
    assertThat(event.getRegion()).isEqualTo("eu-west-1");
    assertThat(event.getTime().toInstant().getMillis()).isEqualTo(1_767_225_600_000L);
    assertThat(event.getResources()).containsExactly(ARN);
    assertThat(event.getDetail()).isEmpty();
    assertThat(Synthesized.parse(delivered()).path("version").asText()).isEqualTo("0");
  }

  /// What the function receives: EventBridge Scheduler puts values in the places of its attributes.
  private String delivered() {
    return schedule
        .at("/Target/Input")
        .asText()
        .replace("<aws.scheduler.execution-id>", "8d1a0c5e-0000-4000-8000-000000000000")
        .replace("<aws.scheduler.scheduled-time>", "2026-01-01T00:00:00Z")
        .replace("<aws.scheduler.schedule-arn>", ARN);
  }
}
