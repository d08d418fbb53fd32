package dev.sesdkim.local.demo;

import dev.sesdkim.aws.Clients;
import dev.sesdkim.local.simulated.SimulatedAccount;
import dev.sesdkim.scan.Reports;
import dev.sesdkim.scan.ScanLog;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BiConsumer;

/// Watches a larger account for 100 days, so that its table has more history than a report shows.
/// It scans at the start and at the end, after each event, and again an hour later: scans between
/// events would only repeat the last one.
public final class Quarter {

  private static final Duration BEGAN = Duration.ofDays(100);

  private static final Duration HOUR = Duration.ofHours(1);

  private final ScanLog log;

  /// @param log receives faults of this program
  public Quarter(ScanLog log) {
    this.log = log;
  }

  /// Runs the quarter and passes its table on.
  ///
  /// @param now the last scan is at this moment, rounded down to the full hour
  /// @param then receives the table, to ask it about the account, and the account's id
  public void run(Instant now, BiConsumer<Reports, String> then) {
    Instant last = now.truncatedTo(ChronoUnit.HOURS);
    DemoClock clock = new DemoClock(last.minus(BEGAN));
    try (SimulatedAccount account = QuarterAccount.start();
        Clients clients = DemoAccount.clients(account)) {
      String topic = account.topic(DemoAccount.HOME, "ses-dkim-alerts");
      DemoDns dns = QuarterAccount.dns();
      Monitor monitor = new Monitor(clients, dns, topic, clock, log);
      monitor.scan();
      List<QuarterEvents.Event> events = new QuarterEvents(account, dns, last).all();
      for (QuarterEvents.Event event : events) {
        clock.passTo(last.minus(event.before()).minus(Duration.ofMinutes(5)));
        event.happens().run();
        clock.passTo(last.minus(event.before()));
        monitor.scan();
        clock.passTo(last.minus(event.before()).plus(HOUR));
        monitor.scan();
      }
      clock.passTo(last);
      monitor.scan();
      then.accept(monitor.table(), DemoAccount.ID);
    }
  }
}
