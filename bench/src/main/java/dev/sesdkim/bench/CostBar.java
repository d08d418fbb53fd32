package dev.sesdkim.bench;

import java.util.List;
import java.util.Locale;

/// The most that a month may cost, without a dashboard.
record CostBar(int identities, int regions, Schedule schedule, double dollars) {

  static final List<CostBar> ALL =
      List.of(
          new CostBar(100, 1, Schedule.QUARTER_HOURLY, 1.00),
          new CostBar(100, 17, Schedule.QUARTER_HOURLY, 1.10),
          new CostBar(1_000, 1, Schedule.QUARTER_HOURLY, 2.50),
          new CostBar(10_000, 1, Schedule.HOURLY, 5.00));

  boolean holds(double cost) {
    return cost <= dollars;
  }

  String line(double cost) {
    return String.format(
        Locale.ROOT,
        "%,d identities, %d region%s, %s: $%.3f of at most $%.2f: %s",
        identities,
        regions,
        regions == 1 ? "" : "s",
        schedule.words(),
        cost,
        dollars,
        holds(cost) ? "ok" : "FAIL");
  }
}
