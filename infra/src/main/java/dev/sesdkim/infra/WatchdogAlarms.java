package dev.sesdkim.infra;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.Stats;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.stepfunctions.IStateMachine;
import software.constructs.Construct;

/// The alarms on the monitor itself. Each notifies the topic, also when it is over, and links to
/// its runbook.
///
/// Two alarms share a metric without masking each other: any sample ends `ScanMissing`, whatever
/// its value, and `ScanUnhealthy` ignores missing samples.
final class WatchdogAlarms extends Construct {
  private final List<Alarm> alarms;

  /// @param machine the state machine that reads the accounts, if there is one
  WatchdogAlarms(
      Construct scope,
      String id,
      WatchPeriods periods,
      HealthMetric health,
      IQueue failedScans,
      Optional<IStateMachine> machine,
      ITopic topic) {
    super(scope, id);
    alarms =
        Stream.concat(
                Stream.of(
                    scanMissing(health, periods),
                    scanUnhealthy(health, periods.threeScans()),
                    failedScans(failedScans)),
                machine.map(this::machineFailed).stream())
            .toList();
    SnsAction notification = new SnsAction(topic);
    alarms.forEach(
        alarm -> {
          alarm.addAlarmAction(notification);
          alarm.addOkAction(notification);
        });
  }

  Stream<IAlarm> alarms() {
    return alarms.stream().map(IAlarm.class::cast);
  }

  private Alarm scanMissing(HealthMetric health, WatchPeriods periods) {
    return alarm(
            "ScanMissing",
            Runbook.SCAN_MISSING,
            "No scan has ended for %s: nobody is watching.".formatted(words(periods.withoutScan())))
        .metric(health.scansEnded(seconds(periods.step())))
        .threshold(1)
        .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
        .evaluationPeriods(periods.stepsWithoutScan())
        .treatMissingData(TreatMissingData.BREACHING)
        .build();
  }

  private Alarm scanUnhealthy(HealthMetric health, Duration threeScans) {
    return alarm(
            "ScanUnhealthy",
            Runbook.SCAN_UNHEALTHY,
            "No scan of the last %s was healthy: something cannot be read, or alerts reach nobody."
                .formatted(words(threeScans)))
        .metric(health.anyHealthy(seconds(threeScans)))
        .threshold(1)
        .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
        .evaluationPeriods(1)
        .treatMissingData(TreatMissingData.IGNORE)
        .build();
  }

  /// Missing data is not a breach, because a queue without messages stops reporting after some
  /// hours.
  private Alarm failedScans(IQueue queue) {
    return alarm(
            "FailedScans",
            Runbook.FAILED_SCANS,
            "A scan failed for good, its retry included, or could not be started; the queue says"
                + " why.")
        .metric(
            queue.metricApproximateNumberOfMessagesVisible(
                MetricOptions.builder()
                    .period(software.amazon.awscdk.Duration.minutes(5))
                    .statistic(Stats.MAXIMUM)
                    .build()))
        .threshold(1)
        .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
        .evaluationPeriods(1)
        .treatMissingData(TreatMissingData.NOT_BREACHING)
        .build();
  }

  /// Alerts that are due stay due, and the next execution tells them. The alarms on scans do not
  /// cover a failure of the machine.
  private Alarm machineFailed(IStateMachine machine) {
    MetricOptions sum =
        MetricOptions.builder()
            .period(software.amazon.awscdk.Duration.minutes(5))
            .statistic(Stats.SUM)
            .build();
    Map<String, IMetric> metrics = new TreeMap<>();
    metrics.put("failed", machine.metricFailed(sum));
    metrics.put("timedOut", machine.metricTimedOut(sum));
    metrics.put("aborted", machine.metricAborted(sum));
    return alarm(
            "StateMachineFailed",
            Runbook.STATE_MACHINE_FAILED,
            "The state machine that reads the accounts failed, ran out of time or was stopped.")
        .metric(
            MathExpression.Builder.create()
                .expression("FILL(failed, 0) + FILL(timedOut, 0) + FILL(aborted, 0)")
                .label("Executions that did not succeed")
                .usingMetrics(metrics)
                .period(software.amazon.awscdk.Duration.minutes(5))
                .build())
        .threshold(1)
        .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
        .evaluationPeriods(1)
        .treatMissingData(TreatMissingData.NOT_BREACHING)
        .build();
  }

  private Alarm.Builder alarm(String id, Runbook runbook, String meaning) {
    return Alarm.Builder.create(this, id)
        .alarmDescription("%s What to do: %s".formatted(meaning, runbook.url()));
  }

  private static String words(Duration duration) {
    return duration.compareTo(Duration.ofHours(3)) < 0
        ? duration.toMinutes() + " minutes"
        : duration.toHours() + " hours";
  }

  private static software.amazon.awscdk.Duration seconds(Duration duration) {
    return software.amazon.awscdk.Duration.seconds(duration.toSeconds());
  }
}
