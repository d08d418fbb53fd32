package dev.sesdkim.bench;

/// A deployment's cost in a month in which nothing breaks, without any free allowance.
///
/// @param lambda invocations and their time
/// @param dynamoDb writes, reads, storage and its backup
/// @param cloudWatch the metric, alarms and logs
/// @param other the schedule's starts, and an alert a day by email
/// @param dashboard the dashboard, if there is one
record MonthlyCost(
    double lambda, double dynamoDb, double cloudWatch, double other, double dashboard) {

  private static final double GB = 1e9;

  /// DynamoDB's overhead for each stored row, in bytes.
  private static final int ROW_OVERHEAD = 100;

  private static final double DAYS_A_MONTH = 365.0 / 12;

  /// SES is asked about each domain once a month; each call takes a turn of the region's pace, and
  /// the scan waits for it.
  private static final double SECONDS_A_DETAIL = 1.015;

  /// The size of Lambda's own log lines for an invocation: the start of the process, the start of
  /// the invocation, and its report.
  private static final int PLATFORM_LOG = 1_000;

  private static final double ALERTS = 30;

  static MonthlyCost of(MeasuredUse use, Schedule schedule, Document stack, Document prices) {
    double scans = schedule.scansAMonth();
    Price price = name -> prices.object("prices").object(name).number("price");
    double seconds =
        scans * (use.seconds() + stack.number("startSeconds"))
            + use.identities() * SECONDS_A_DETAIL;
    double gbSeconds = seconds * stack.number("memoryMiB") / 1024;
    double logGb = scans * (use.logBytes() + PLATFORM_LOG) / GB;
    return new MonthlyCost(
        gbSeconds * price.of("lambdaGbSecond") + scans * price.of("lambdaRequest"),
        scans
                * (use.writeUnits() * price.of("dynamoDbWriteUnit")
                    + use.readUnits() * price.of("dynamoDbReadUnit"))
            + storedGb(use, scans, stack)
                * (price.of("dynamoDbStorageGb") + price.of("dynamoDbBackupGb")),
        stack.number("alarms") * price.of("cloudWatchAlarm")
            + stack.number("metrics") * price.of("cloudWatchMetric") * schedule.hoursWithScan()
            + logGb
                * (price.of("cloudWatchLogGb")
                    + stack.number("logMonths") * price.of("cloudWatchLogStorageGb")),
        scans * price.of("schedulerInvocation")
            + ALERTS * (price.of("snsPublish") + price.of("snsEmail")),
        stack.number("dashboards") * price.of("cloudWatchDashboard"));
  }

  double withoutDashboard() {
    return lambda + dynamoDb + cloudWatch + other;
  }

  double withDashboard() {
    return withoutDashboard() + dashboard;
  }

  /// Scan rows are kept as long as history; the number of other rows stays as it is now.
  private static double storedGb(MeasuredUse use, double scans, Document stack) {
    double scanRows = scans * stack.number("historyDays") / DAYS_A_MONTH;
    return (use.rowBytes()
            + use.rows() * ROW_OVERHEAD
            + scanRows * (use.scanRowBytes() + ROW_OVERHEAD))
        / GB;
  }

  @FunctionalInterface
  private interface Price {
    double of(String name);
  }
}
