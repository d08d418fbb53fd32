package dev.sesdkim.local.demo;

import dev.sesdkim.aws.Clients;
import dev.sesdkim.local.simulated.SimulatedAccount;
import dev.sesdkim.scan.Reports;
import dev.sesdkim.scan.ScanLog;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BiConsumer;

/// Watches a larger account for a quarter of a year, for the table that this leaves. It scans only
/// after each event and an hour later, because scans between events would only repeat the last one.
public final class Quarter {

  private static final Duration BEGAN = Duration.ofDays(100);

  private static final Duration HOUR = Duration.ofHours(1);

  private final ScanLog log;

  /// @param log told of faults
  public Quarter(ScanLog log) {
    this.log = log;
  }

  /// Runs the quarter and passes on what its table answers.
  ///
  /// @param now the time of the last scan, cut to the full hour
  /// @param then receives what answers questions about the account, and the account's id
  public void run(Instant now, BiConsumer<Reports, String> then) {
    Instant last = now.truncatedTo(ChronoUnit.HOURS);
    DemoClock clock = new DemoClock(last.minus(BEGAN));
    try (SimulatedAccount account = QuarterAccount.start();
        Clients clients = DemoAccount.clients(account)) {
      String topic = account.topic(DemoAccount.HOME, "ses-dkim-alerts");
      DemoDns dns = QuarterAccount.dns();
      Monitor monitor = new Monitor(clients, dns, topic, clock, log);
      scan(monitor, clock.instant());
      List<QuarterEvents.Event> events = new QuarterEvents(account, dns, last).all();
      for (QuarterEvents.Event event : events) {
        clock.passTo(last.minus(event.before()).minus(Duration.ofMinutes(5)));
        event.happens().run();
        clock.passTo(last.minus(event.before()));
        scan(monitor, clock.instant());
        clock.passTo(last.minus(event.before()).plus(HOUR));
        scan(monitor, clock.instant());
      }
      clock.passTo(last);
      scan(monitor, last);
      then.accept(monitor.table(), DemoAccount.ID);
    }
  }

  private static void scan(Monitor monitor, Instant at) {
    monitor.scan("demo-%tF-%<tH".formatted(at.atOffset(ZoneOffset.UTC)));
  }
}
