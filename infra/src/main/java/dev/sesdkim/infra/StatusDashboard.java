package dev.sesdkim.infra;

import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.LegendPosition;
import software.amazon.awscdk.services.cloudwatch.LogQueryVisualizationType;
import software.amazon.awscdk.services.cloudwatch.LogQueryWidget;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.Stats;
import software.amazon.awscdk.services.cloudwatch.TextWidget;
import software.amazon.awscdk.services.cloudwatch.YAxisProps;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/// One page that shows what is unverified now, how the counts developed, whether every account and
/// region was read, and whether the monitor is healthy. It uses the function's log and metrics that
/// AWS writes anyway, so that no other custom metric costs money.
///
/// Where a state machine reads the accounts, a scan's line in the log has verdicts and regions of
/// only the monitor's own account, and titles say so.
final class StatusDashboard extends Construct {
  private static final int FULL_WIDTH = 24;
  private static final int HALF_WIDTH = FULL_WIDTH / 2;
  private static final int LOW = 4;
  private static final int HIGH = 6;

  private final String logGroup;
  private final Duration period;
  private final Dashboard dashboard;

  StatusDashboard(
      Construct scope,
      String id,
      MonitorConfig config,
      ScanFunction scan,
      HealthMetric health,
      IQueue failedScans,
      WatchdogAlarms alarms,
      List<Runbook> runbooks) {
    super(scope, id);
    logGroup = scan.logGroupName();
    period = Duration.seconds(config.schedule().longestGap().toSeconds());
    ScanLogQueries queries = ScanLogQueries.of(config.schedule());
    boolean fanOut = config.accounts().fanOut();
    String ofOwn = fanOut ? " of the monitor's own account" : "";
    String everyRegion =
        fanOut
            ? "Scans that read every account and each region of the monitor's own"
            : "Scans that read every region";
    dashboard =
        Dashboard.Builder.create(this, "Dashboard")
            .defaultInterval(Duration.days(7))
            .widgets(
                List.of(
                    List.of(alarms(alarms), runbooks(runbooks)),
                    List.of(
                        log(
                            "Latest scans" + ofOwn,
                            queries.latestScans(),
                            LogQueryVisualizationType.TABLE),
                        log(
                            "Verdicts" + ofOwn,
                            queries.verdicts(),
                            LogQueryVisualizationType.LINE)),
                    List.of(
                        log(
                            everyRegion,
                            queries.regionsRead(),
                            LogQueryVisualizationType.STACKEDAREA),
                        log(
                            "Latest problems",
                            queries.latestProblems(),
                            LogQueryVisualizationType.TABLE)),
                    List.of(
                        graph("Healthy", health.allHealthy(period)),
                        graph(
                            "Scan duration",
                            scan.function().metricDuration(each(period, Stats.MAXIMUM)))),
                    List.of(
                        graph(
                            "Invocations",
                            scan.function().metricInvocations(each(period, Stats.SUM)),
                            scan.function().metricErrors(each(period, Stats.SUM)),
                            scan.function().metricThrottles(each(period, Stats.SUM))),
                        graph(
                            "Failed scans and undelivered starts",
                            failedScans.metricApproximateNumberOfMessagesVisible(
                                each(period, Stats.MAXIMUM))))))
            .build();
  }

  Dashboard dashboard() {
    return dashboard;
  }

  private static IWidget alarms(WatchdogAlarms alarms) {
    return AlarmStatusWidget.Builder.create()
        .title("Alarms")
        .alarms(alarms.alarms().toList())
        .width(HALF_WIDTH)
        .height(LOW)
        .build();
  }

  private static IWidget runbooks(List<Runbook> runbooks) {
    return TextWidget.Builder.create()
        .markdown(
            runbooks.stream()
                .map(runbook -> "- [%s](%s)".formatted(runbook.title(), runbook.url()))
                .collect(Collectors.joining("\n", "What to do:\n", "")))
        .width(HALF_WIDTH)
        .height(LOW)
        .build();
  }

  private IWidget log(String title, List<String> query, LogQueryVisualizationType view) {
    return LogQueryWidget.Builder.create()
        .title(title)
        .logGroupNames(List.of(logGroup))
        .queryLines(query)
        .view(view)
        .width(HALF_WIDTH)
        .height(HIGH)
        .build();
  }

  private static IWidget graph(String title, IMetric... metrics) {
    return GraphWidget.Builder.create()
        .title(title)
        .left(List.of(metrics))
        .leftYAxis(YAxisProps.builder().min(0).showUnits(false).build())
        .legendPosition(LegendPosition.BOTTOM)
        .width(HALF_WIDTH)
        .height(HIGH)
        .build();
  }

  private static MetricOptions each(Duration period, String statistic) {
    return MetricOptions.builder().period(period).statistic(statistic).build();
  }
}
