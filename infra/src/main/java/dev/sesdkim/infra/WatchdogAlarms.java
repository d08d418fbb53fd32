package dev.sesdkim.infra;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.Stats;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/// The alarms that watch the watcher. Each goes to the topic, tells when it is over, and names the
/// page of `docs/runbooks/` that says what to do.
///
/// Where a metric has data only while a scan runs, missing data is ignored: what the last scan said
/// stays true until the next one says otherwise, and an hourly scan does not raise and end an alarm
/// every hour.
final class WatchdogAlarms extends Construct {
  private static final Duration FIVE_MINUTES = Duration.minutes(5);

  private final List<Alarm> alarms;

  WatchdogAlarms(
      Construct scope,
      String id,
      MonitorConfig config,
      ScanFunction scan,
      ScanSchedule schedule,
      ITopic topic) {
    super(scope, id);
    ScanMetrics metrics = new ScanMetrics(scan.function());
    WatchPeriods periods = WatchPeriods.of(config.schedule());
    alarms =
        List.of(
            scanFailed(scan),
            scanMissing(metrics, periods),
            scanSlow(config, scan),
            regionsNotRead(metrics, periods),
            notEmpty(
                "FailedScans",
                "A scan failed for good, its retry included; the queue holds what Lambda was asked.",
                scan.failedScans()),
            notEmpty(
                "UndeliveredStarts",
                "The schedule could not start the function; the queue holds the start.",
                schedule.undeliveredStarts()));
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

  private Alarm scanFailed(ScanFunction scan) {
    return alarm("ScanFailed", "The last scan ended with an error.")
        .metric(scan.function().metricErrors(every(FIVE_MINUTES, Stats.SUM)))
        .threshold(1)
        .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
        .evaluationPeriods(1)
        .treatMissingData(TreatMissingData.IGNORE)
        .build();
  }

  private Alarm scanMissing(ScanMetrics metrics, WatchPeriods periods) {
    return alarm(
            "ScanMissing",
            "No scan has completed for %d hours: nobody is watching."
                .formatted(periods.hoursWithoutScan()))
        .metric(metrics.scansCompleted(Duration.hours(1)))
        .threshold(1)
        .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
        .evaluationPeriods(periods.hoursWithoutScan())
        .treatMissingData(TreatMissingData.BREACHING)
        .build();
  }

  private Alarm scanSlow(MonitorConfig config, ScanFunction scan) {
    return alarm("ScanSlow", "The last scan took more than 80 % of the time that it may take.")
        .metric(scan.function().metricDuration(every(FIVE_MINUTES, Stats.MAXIMUM)))
        .threshold(config.timeout().toMillis() * 8 / 10)
        .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
        .evaluationPeriods(1)
        .treatMissingData(TreatMissingData.IGNORE)
        .build();
  }

  private Alarm regionsNotRead(ScanMetrics metrics, WatchPeriods periods) {
    return alarm(
            "RegionsNotRead",
            "In each of the last %d scans a region could not be read."
                .formatted(periods.scansInARow()))
        .metric(metrics.regionsNotRead(Duration.hours(periods.hoursBetweenScans())))
        .threshold(1)
        .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
        .evaluationPeriods(periods.scansInARow())
        .treatMissingData(TreatMissingData.IGNORE)
        .build();
  }

  /// A queue that nothing is in reports nothing after a while.
  private Alarm notEmpty(String id, String meaning, IQueue queue) {
    return alarm(id, meaning)
        .metric(queue.metricApproximateNumberOfMessagesVisible(every(FIVE_MINUTES, Stats.MAXIMUM)))
        .threshold(1)
        .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
        .evaluationPeriods(1)
        .treatMissingData(TreatMissingData.NOT_BREACHING)
        .build();
  }

  private Alarm.Builder alarm(String id, String meaning) {
    return Alarm.Builder.create(this, id)
        .alarmDescription("%s What to do: %s".formatted(meaning, runbook(id)));
  }

  /// The page named after the alarm: `ScanMissing` is `scan-missing.md`.
  private static String runbook(String id) {
    return "docs/runbooks/%s.md"
        .formatted(id.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT));
  }

  private static MetricOptions every(Duration period, String statistic) {
    return MetricOptions.builder().period(period).statistic(statistic).build();
  }
}
