package dev.sesdkim.infra;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.LegendPosition;
import software.amazon.awscdk.services.cloudwatch.SingleValueWidget;
import software.amazon.awscdk.services.cloudwatch.YAxisProps;
import software.constructs.Construct;

/// One page that answers: what is broken now, since when does the count look like this, can we see
/// every region, and is the monitor itself well.
final class StatusDashboard extends Construct {
  private static final int FULL_WIDTH = 24;
  private static final int HALF_WIDTH = FULL_WIDTH / 2;

  private final Dashboard dashboard;

  StatusDashboard(
      Construct scope, String id, ScanTimes schedule, ScanMetrics metrics, WatchdogAlarms alarms) {
    super(scope, id);
    Duration period = Duration.hours(WatchPeriods.of(schedule).hoursBetweenScans());
    dashboard =
        Dashboard.Builder.create(this, "Dashboard")
            .defaultInterval(Duration.days(14))
            .widgets(
                List.of(
                    List.of(
                        now("Broken now", metrics.unverified(period)),
                        now("Could not be judged", metrics.unknown(period)),
                        now("Regions not read", metrics.regionsNotRead(period)),
                        AlarmStatusWidget.Builder.create()
                            .title("Alarms")
                            .alarms(alarms.alarms().toList())
                            .width(HALF_WIDTH)
                            .height(4)
                            .build()),
                    List.of(
                        graph(
                            "Verdicts",
                            FULL_WIDTH,
                            metrics.verified(period),
                            metrics.unverified(period),
                            metrics.unknown(period))),
                    List.of(
                        graph(
                            "Regions",
                            HALF_WIDTH,
                            metrics.regionsRead(period),
                            metrics.regionsNotRead(period)),
                        graph("Scan duration", HALF_WIDTH, metrics.scanSeconds(period))),
                    List.of(
                        graph("Alerts", HALF_WIDTH, metrics.alertsSent(period)),
                        graph("Scans completed", HALF_WIDTH, metrics.scansCompleted(period)))))
            .build();
  }

  Dashboard dashboard() {
    return dashboard;
  }

  private static IWidget now(String title, IMetric metric) {
    return SingleValueWidget.Builder.create()
        .title(title)
        .metrics(List.of(metric))
        .width(HALF_WIDTH / 3)
        .height(4)
        .build();
  }

  private static IWidget graph(String title, int width, IMetric... metrics) {
    return GraphWidget.Builder.create()
        .title(title)
        .left(List.of(metrics))
        .leftYAxis(YAxisProps.builder().min(0).showUnits(false).build())
        .legendPosition(LegendPosition.BOTTOM)
        .width(width)
        .height(6)
        .build();
  }
}
