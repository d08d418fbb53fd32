package dev.sesdkim.infra;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.scheduler.ContextAttribute;
import software.amazon.awscdk.services.scheduler.ISchedule;
import software.amazon.awscdk.services.scheduler.IScheduleTarget;
import software.amazon.awscdk.services.scheduler.Schedule;
import software.amazon.awscdk.services.scheduler.ScheduleExpression;
import software.amazon.awscdk.services.scheduler.ScheduleTargetInput;
import software.amazon.awscdk.services.scheduler.TimeWindow;
import software.amazon.awscdk.services.scheduler.targets.LambdaInvoke;
import software.amazon.awscdk.services.scheduler.targets.StepFunctionsStartExecution;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.stepfunctions.IStateMachine;
import software.constructs.Construct;

/// Starts the scans, and sends starts that could not be delivered to the queue of failed scans. It
/// does not see failures inside the function: EventBridge Scheduler only passes the start to
/// Lambda, which sends failures to the same queue itself.
final class ScanSchedule extends Construct {
  private final Schedule schedule;

  /// @param machine the state machine to start instead of the function, if there is one
  ScanSchedule(
      Construct scope,
      String id,
      ScanTimes times,
      IFunction function,
      Optional<IStateMachine> machine,
      IQueue failedScans) {
    super(scope, id);
    schedule =
        Schedule.Builder.create(this, "Schedule")
            .description("Starts a scan of all SES identities")
            .schedule(ScheduleExpression.expression(times.expression()))
            .timeWindow(TimeWindow.flexible(Duration.minutes(times.startWindow().toMinutes())))
            .target(
                machine
                    .<IScheduleTarget>map(one -> start(one, times, failedScans))
                    .orElseGet(() -> invoke(function, times, failedScans)))
            .build();
  }

  private LambdaInvoke invoke(IFunction function, ScanTimes times, IQueue failedScans) {
    return LambdaInvoke.Builder.create(function)
        // The role is complete, as the function's is.
        .role(
            role(
                    "Starts the scan function, and keeps starts that could not be delivered",
                    allow("lambda:InvokeFunction", function.getFunctionArn()),
                    failedScans)
                .withoutPolicyUpdates())
        .deadLetterQueue(failedScans)
        .retryAttempts(2)
        .maxEventAge(Retries.longestAge(times))
        .input(input())
        .build();
  }

  /// AWS chooses the execution's name, which is the id of the scan.
  private StepFunctionsStartExecution start(
      IStateMachine machine, ScanTimes times, IQueue failedScans) {
    return StepFunctionsStartExecution.Builder.create(machine)
        .role(
            role(
                    "Starts the state machine, and keeps starts that could not be delivered",
                    allow("states:StartExecution", machine.getStateMachineArn()),
                    failedScans)
                .withoutPolicyUpdates())
        .deadLetterQueue(failedScans)
        .retryAttempts(2)
        .maxEventAge(Retries.longestAge(times))
        .input(ScheduleTargetInput.fromObject(Map.of()))
        .build();
  }

  ISchedule schedule() {
    return schedule;
  }

  /// Shaped like the event of a scheduled rule. AWS's own event class for Java cannot read the
  /// default event of EventBridge Scheduler, which has a text in place of an object.
  private ScheduleTargetInput input() {
    Stack stack = Stack.of(this);
    Map<String, Object> event = new TreeMap<>();
    event.put("version", "0");
    event.put("id", ContextAttribute.getExecutionId());
    event.put("detail-type", "Scheduled Event");
    event.put("source", "aws.scheduler");
    event.put("account", stack.getAccount());
    event.put("time", ContextAttribute.getScheduledTime());
    event.put("region", stack.getRegion());
    event.put("resources", List.of(ContextAttribute.getScheduleArn()));
    event.put("detail", Map.of());
    return ScheduleTargetInput.fromObject(event);
  }

  private Role role(String description, PolicyStatement start, IQueue failedScans) {
    Stack stack = Stack.of(this);
    String scheduleGroup =
        stack.formatArn(
            ArnComponents.builder()
                .service("scheduler")
                .resource("schedule-group")
                .resourceName("default")
                .build());
    Map<String, Object> source = new TreeMap<>();
    source.put("aws:SourceAccount", stack.getAccount());
    source.put("aws:SourceArn", scheduleGroup);
    return Role.Builder.create(this, "Role")
        .description(description)
        .assumedBy(
            new ServicePrincipal("scheduler.amazonaws.com")
                .withConditions(Map.of("StringEquals", source)))
        .inlinePolicies(
            Map.of(
                "Start",
                PolicyDocument.Builder.create()
                    .statements(List.of(start, allow("sqs:SendMessage", failedScans.getQueueArn())))
                    .build()))
        .build();
  }

  private static PolicyStatement allow(String action, String resource) {
    return PolicyStatement.Builder.create()
        .actions(List.of(action))
        .resources(List.of(resource))
        .build();
  }
}
