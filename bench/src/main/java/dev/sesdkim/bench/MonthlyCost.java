package dev.sesdkim.bench;

/// What a deployment costs in a month in which nothing breaks, without any free allowance.
///
/// @param lambda invocations and their time
/// @param dynamoDb writes, reads, storage and its backup
/// @param cloudWatch metrics, alarms and logs; the dashboard is among the three that are free
/// @param other the schedule's starts, and an alert a day by email
record MonthlyCost(double lambda, double dynamoDb, double cloudWatch, double other) {

  private static final double GB = 1e9;

  /// What DynamoDB adds to each row it stores.
  private static final int ROW_OVERHEAD = 100;

  private static final int KILOBYTE = 1024;
  private static final double ALERTS = 30;

  static MonthlyCost of(MeasuredUse use, Schedule schedule, Document stack, Document prices) {
    double scans = schedule.scansAMonth();
    Price price = name -> prices.object("prices").object(name).number("price");
    double gbSeconds =
        (use.seconds() + stack.number("startSeconds")) * stack.number("memoryMiB") / 1024;
    // A state row and its open stretch for each identity, and the scans' rows until they expire.
    double rows = 2.0 * use.identities() + scans * stack.number("historyDays") / (365.0 / 12);
    double storedGb = rows * (KILOBYTE + ROW_OVERHEAD) / GB;
    double logGb = use.logBytes() * scans / GB;
    return new MonthlyCost(
        scans * (gbSeconds * price.of("lambdaGbSecond") + price.of("lambdaRequest")),
        scans
                * (use.writeUnits() * price.of("dynamoDbWriteUnit")
                    + use.readUnits() * price.of("dynamoDbReadUnit"))
            + storedGb * (price.of("dynamoDbStorageGb") + price.of("dynamoDbBackupGb")),
        stack.number("alarms") * price.of("cloudWatchAlarm")
            + stack.number("metrics") * price.of("cloudWatchMetric") * schedule.hoursWithScan()
            + logGb
                * (price.of("cloudWatchLogGb")
                    + stack.number("logMonths") * price.of("cloudWatchLogStorageGb")),
        scans * price.of("schedulerInvocation")
            + ALERTS * (price.of("snsPublish") + price.of("snsEmail")));
  }

  double all() {
    return lambda + dynamoDb + cloudWatch + other;
  }

  @FunctionalInterface
  private interface Price {
    double of(String name);
  }
}
